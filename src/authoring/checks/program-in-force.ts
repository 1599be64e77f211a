import type { ContentFiles } from "#authoring/content-files.ts";
import { ContentError } from "#authoring/faults/content-error.ts";
import { allTermsOf } from "#authoring/read-program.ts";
import type { Program } from "#program/facts/facts.ts";
import { NoTermsInForce, programDay, programsOn } from "#program/facts/versions.ts";

/** The terms that pages show; null while they cannot be read, or none have begun, which are findings of the check of facts. */
export function programInForce(files: ContentFiles): Program | null {
	try {
		return programsOn(allTermsOf(files), programDay(process.env, new Date())).inForce;
	} catch (error) {
		if (error instanceof ContentError || error instanceof NoTermsInForce) return null;
		throw error;
	}
}
