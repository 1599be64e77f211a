import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

/** Results of former builds by the content that they come from. */
export interface KeptResults {
	read(content: string): Buffer | null;
	write(content: string, result: Uint8Array): void;
	/** Stores what was read or written since these were opened, and what was so in the last two weeks. */
	save(): void;
}

const daysKept = 14;
const dayInMs = 24 * 60 * 60 * 1_000;

/** Of each result the hash of its content, the day it was last used on, and its length; the results follow in the same order. */
const headSchema = z.object({
	version: z.string(),
	entries: z.array(z.tuple([z.string(), z.number(), z.number()])),
});

/**
 * Opens the results in `file`, one file for all: one for each would take a large site longer than many a result. `version` names
 * everything but the content that a result depends on: another version finds nothing of an older one. The file may be deleted at any
 * time, and appears whole or not at all; of two builds at once the later one's results are kept.
 */
export function keptResults(file: string, version: string, now: () => number = Date.now): KeptResults {
	const today = Math.floor(now() / dayInMs);
	const kept = readResults(file, version);
	const hashOf = (content: string) => createHash("sha256").update(content).digest("hex");
	return {
		read(content) {
			const entry = kept.get(hashOf(content));
			if (!entry) return null;
			entry.usedOn = today;
			return entry.result;
		},
		write: (content, result) => {
			kept.set(hashOf(content), { usedOn: today, result: Buffer.from(result) });
		},
		save() {
			const current = [...kept].filter(([, { usedOn }]) => today - usedOn <= daysKept);
			const entries = current.map(([hash, { usedOn, result }]) => [hash, usedOn, result.length]);
			const head = Buffer.from(`${JSON.stringify({ version, entries })}\n`);
			const draft = `${file}.${randomUUID()}`;
			try {
				mkdirSync(dirname(file), { recursive: true });
				writeFileSync(draft, Buffer.concat([head, ...current.map(([, { result }]) => result)]));
				renameSync(draft, file);
			} catch {
				// A full or read-only disk costs time, never a page.
				discard(draft);
			}
		},
	};
}

function readResults(file: string, version: string): Map<string, { usedOn: number; result: Buffer }> {
	try {
		const stored = readFileSync(file);
		const end = stored.indexOf("\n");
		const head = headSchema.parse(JSON.parse(stored.toString("utf8", 0, end)));
		let at = end + 1;
		const whole = head.entries.reduce((length, [, , own]) => length + own, at);
		if (head.version !== version || whole !== stored.length) return new Map();
		return new Map(
			head.entries.map(([hash, usedOn, length]) => {
				at += length;
				return [hash, { usedOn, result: stored.subarray(at - length, at) }];
			}),
		);
	} catch {
		// Missing or cut: all is made anew, which is all that is promised.
		return new Map();
	}
}

function discard(draft: string): void {
	try {
		rmSync(draft, { force: true });
	} catch {
		// Where nothing can be written, nothing is left behind.
	}
}
