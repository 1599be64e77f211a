import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import * as z from "zod";
import { openCache } from "#diagrams/cache.ts";

const texts = /\.(html|css|js|mjs|json|svg|txt|xml|md|webmanifest|ics)$/;
/** Below this many bytes the compressed file is hardly smaller than a packet. */
const worthwhile = 512;
/** Files in hand at a time: enough for every thread that compresses, few enough to keep memory small. */
const atOnce = 8;
/** Up to so many texts each is compressed far; of more, the ones that every page loads. */
const few = 500;
/**
 * Brotli's steps: one below the last, which takes more than twice as long for files that are 2 % smaller, and the one behind which a
 * tenth less takes ten times as long.
 */
const [small, quick] = [10, 8];
/** Brotli's windows, as powers of two: one that fits a file is set up in a tenth of the time that the largest takes. */
const [smallestWindow, largestWindow] = [10, 22];
/** For so many days what no build used is kept. */
const daysKept = 14;

const compressedSchema = z.object({ br: z.base64(), gz: z.base64() });
type Compressed = z.infer<typeof compressedSchema>;

/**
 * Writes a `.br` and a `.gz` beside every text file of a folder; gives how many files that were. `cacheFolder` keeps them from build
 * to build by what they are of.
 */
export async function compressFolder(folder: string, cacheFolder: string): Promise<number> {
	const files = (await readdir(folder, { recursive: true })).filter((file) => texts.test(file));
	const isMany = files.length > few;
	const keptAt = (quality: number) => ({
		quality,
		cache: openCache(join(cacheFolder, String(quality)), `brotli ${quality}`, (stored) =>
			compressedSchema.parse(stored),
		),
	});
	const [thoroughly, quickly] = [keptAt(small), keptAt(quick)];
	let count = 0;
	const compressNext = async () => {
		for (let file = files.pop(); file !== undefined; file = files.pop()) {
			const path = join(folder, file);
			const content = await readFile(path);
			if (content.length < worthwhile) continue;
			const { quality, cache } = isMany && /\.(html|md)$/.test(file) ? quickly : thoroughly;
			const text = content.toString("utf8");
			const known = cache.read(text);
			const made = known ?? (await compressed(content, quality));
			if (!known) cache.write(text, made);
			await Promise.all([writeFile(`${path}.br`, made.br, "base64"), writeFile(`${path}.gz`, made.gz, "base64")]);
			count++;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, compressNext));
	for (const { cache } of [thoroughly, quickly]) cache.forget(daysKept);
	return count;
}

async function compressed(content: Buffer, quality: number): Promise<Compressed> {
	const [br, gz] = await Promise.all([
		promisify(brotliCompress)(content, {
			params: {
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
				[constants.BROTLI_PARAM_QUALITY]: quality,
				[constants.BROTLI_PARAM_SIZE_HINT]: content.length,
				[constants.BROTLI_PARAM_LGWIN]: windowFor(content.length),
			},
		}),
		promisify(gzip)(content, { level: 9 }),
	]);
	return { br: br.toString("base64"), gz: gz.toString("base64") };
}

/** The smallest window in which a whole file lies (RFC 7932, section 9.1: a window is 16 bytes less than its power of two). */
function windowFor(length: number): number {
	return Math.min(largestWindow, Math.max(smallestWindow, Math.ceil(Math.log2(length + 16))));
}
