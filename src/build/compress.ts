import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const texts = /\.(html|css|js|mjs|json|svg|txt|xml|md|webmanifest|ics)$/;
/** Below this many bytes the compressed file is hardly smaller than a packet. */
const worthwhile = 512;

/** Writes a `.br` and a `.gz` beside every text file of a folder; gives how many files that were. */
export async function compressFolder(folder: string): Promise<number> {
	const files = (await readdir(folder, { recursive: true })).filter((file) => texts.test(file));
	const done = await Promise.all(
		files.map(async (file) => {
			const path = join(folder, file);
			const content = await readFile(path);
			if (content.length < worthwhile) return 0;
			const [br, gz] = await Promise.all([
				promisify(brotliCompress)(content, {
					params: {
						[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
						[constants.BROTLI_PARAM_SIZE_HINT]: content.length,
					},
				}),
				promisify(gzip)(content, { level: 9 }),
			]);
			await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
			return 1;
		}),
	);
	return done.filter(Boolean).length;
}
