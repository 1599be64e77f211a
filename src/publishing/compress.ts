import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { keptResults } from "./kept/kept-results.ts";

const texts = /\.(html|css|js|mjs|json|svg|txt|xml|md|webmanifest|ics|pagefind|pf_meta|pf_index)$/;
/** Below this many bytes the compressed file is hardly smaller than a packet. */
const worthwhile = 512;
/** Files in hand at a time: enough for every thread that compresses, few enough to keep memory small. */
const atOnce = 8;
/** Up to so many texts each is compressed far; of more, the ones that every page loads. */
const few = 500;
/** What pages share: sent most, and seldom made anew. */
const shared = /\.(css|m?js|pagefind)$/;
/**
 * Brotli's steps: the last for what pages share, one below for the rest, which takes less than half as long for files that are 2 % larger,
 * and for many pages the one behind which a tenth less takes ten times as long.
 */
const [last, small, quick] = [11, 10, 8];
/** Brotli's windows, as powers of two: one that fits a file is set up in a tenth of the time that the largest takes. */
const [smallestWindow, largestWindow] = [10, 22];
interface Compressed {
	br: Buffer;
	gz: Buffer;
}

/**
 * Writes a `.br` and a `.gz` beside every text file of a folder; gives how many files that were. `cacheFile` keeps them from build
 * to build by what they are of.
 */
export async function compressFolder(folder: string, cacheFile: string): Promise<number> {
	const files = (await readdir(folder, { recursive: true })).filter((file) => texts.test(file));
	const isMany = files.length > few;
	const kept = keptResults(cacheFile, `brotli ${last}, ${small} or ${quick}, gzip 9`);
	let count = 0;
	const compressNext = async () => {
		for (let file = files.pop(); file !== undefined; file = files.pop()) {
			const path = join(folder, file);
			const content = await readFile(path);
			if (content.length < worthwhile) continue;
			const ofPages = isMany && /\.(html|md)$/.test(file) ? quick : small;
			const quality = shared.test(file) ? last : ofPages;
			const key = `${quality}\n${content.toString("latin1")}`;
			const known = kept.read(key);
			const made = known ? bothOf(known) : await compressed(content, quality);
			if (!known) kept.write(key, asOne(made));
			await Promise.all([writeFile(`${path}.br`, made.br), writeFile(`${path}.gz`, made.gz)]);
			count++;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, compressNext));
	kept.save();
	return count;
}

/** Both files in one, behind the length of the first. */
function asOne({ br, gz }: Compressed): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(br.length);
	return Buffer.concat([length, br, gz]);
}

function bothOf(stored: Buffer): Compressed {
	const begin = 4 + stored.readUInt32LE();
	return { br: stored.subarray(4, begin), gz: stored.subarray(begin) };
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
	return { br, gz };
}

/** The smallest window in which a whole file lies (RFC 7932, section 9.1: a window is 16 bytes less than its power of two). */
function windowFor(length: number): number {
	return Math.min(largestWindow, Math.max(smallestWindow, Math.ceil(Math.log2(length + 16))));
}
