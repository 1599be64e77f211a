import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Overrides } from "#authoring/content-files.ts";
import { readAllTerms } from "#authoring/read-program.ts";

/** What a step does to the versions of the terms. */
export type Done =
	/** `isRecorded`: the figures of the kept version are published by it. */
	| { kind: "started"; version: string; kept: string; isRecorded: boolean }
	| { kind: "published"; version: string }
	| { kind: "postponed"; version: string; from: string; to: string }
	| { kind: "withdrawn"; version: string; standIn: string | null };

/** A step before it is taken: what it does, and every file as it leaves it. */
export interface Step {
	done: Done;
	/** By path from the project's root; null for a file that it takes away. */
	files: Overrides;
}

/** Why a step is not taken. Nothing was written. */
export type Refused =
	| { kind: "no version"; given: string }
	| { kind: "unknown version"; given: string; known: readonly string[] }
	| { kind: "version exists"; given: string; known: readonly string[] }
	| { kind: "not higher"; given: string; highest: string }
	| { kind: "no day"; given: string }
	| { kind: "not later"; given: string; before: { version: string; effective: string } }
	| { kind: "not earlier"; given: string; after: { version: string; effective: string } }
	| { kind: "begins in the past"; given: string; today: string }
	| { kind: "in the past"; given: string; today: string }
	| { kind: "begun"; version: string; effective: string }
	| { kind: "withdrawn already"; version: string }
	| { kind: "needs a stand-in"; version: string }
	| { kind: "no stand-in"; given: string; known: readonly string[] }
	| { kind: "stands in"; version: string; for: string };

/** A step that is not taken, as data; `refusalInWords` gives the reason. */
export class RefusedStep extends Error {
	override name = "RefusedStep";
	readonly refused: Refused;
	constructor(refused: Refused) {
		super(`The step is refused: ${refused.kind}.`);
		this.refused = refused;
	}
}

/** Stops a step. */
export function refuse(refused: Refused): never {
	throw new RefusedStep(refused);
}

/**
 * Takes a step: writes its files, each by a temporary one and a rename, and gives their paths from the project's root. Throws
 * `ContentError` and writes nothing when the facts could not be read afterwards.
 */
export function takeStep(root: string, { files }: Step): string[] {
	readAllTerms(root, files);
	for (const [file, text] of files) {
		const path = join(root, file);
		if (text === null) {
			rmSync(path);
			if (readdirSync(dirname(path)).length === 0) rmdirSync(dirname(path));
			continue;
		}
		mkdirSync(dirname(path), { recursive: true });
		const written = `${path}.tmp`;
		writeFileSync(written, text);
		renameSync(written, path);
	}
	return [...files.keys()];
}
