import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** What a command prints: text that may come bit by bit, and what is known only when all of it was printed. */
export type Answer = {
	text: string | AsyncIterable<string>;
	end?: () => { code?: number; remarks?: readonly string[] };
};

/**
 * Writes the answer to standard output and its remarks to standard error; the exit code. Whoever reads may stop before the end,
 * as `head` does: then nothing more is read from the store.
 */
export async function say({ text, end }: Answer): Promise<number> {
	try {
		const parts = typeof text === "string" ? [`${text}\n`] : text;
		await pipeline(Readable.from(parts), process.stdout, { end: false });
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "EPIPE") return 0;
		throw error;
	}
	const { code = 0, remarks = [] } = end?.() ?? {};
	for (const remark of remarks) console.error(remark);
	return code;
}
