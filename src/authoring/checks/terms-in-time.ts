import type { ContentFiles } from "#authoring/content-files.ts";
import { faultsOfReading } from "#authoring/faults/content-error.ts";
import { type Fault, faultOfFile } from "#authoring/faults/fault.ts";
import { allTermsOf, factsFolder, readPublishedFigures } from "#authoring/read-program.ts";
import { placeIn } from "#authoring/yaml/read-yaml.ts";
import { builtTermsFile, builtTermsSchema } from "#program/facts/built-terms.ts";
import { NoTermsInForce, programDay, supersedingTerms } from "#program/facts/versions.ts";
import type { Check } from "./check.ts";

/** Terms that begin within so many days are to be published. */
const daysAhead = 14;

/** Announced terms are published in time, and the built site shows the terms that hold by now. */
export const termsInTime: Check = {
	name: "Terms in time",
	find: (files) => lateTerms(files, programDay(process.env, new Date())),
};

/** What is late on a day, YYYY-MM-DD. */
export function lateTerms(files: ContentFiles, day: string): Fault[] {
	const { root, overrides } = files;
	const found: Fault[] = [];
	// Facts that cannot be read are another finding.
	faultsOfReading(() => {
		const all = allTermsOf(files);
		const published = readPublishedFigures(root, overrides);
		for (const [at, { terms }] of all.entries()) {
			const { version, effective, standIn } = terms;
			if (version in published || standIn !== undefined || effective > dayAfter(day, daysAhead)) continue;
			const file = `${factsFolder}/${at === 0 ? "" : `${version}/`}terms.yaml`;
			const place = placeIn(files.read(file) ?? "", ["effective"]);
			found.push({ file, ...place, problem: { kind: "terms not published", version, effective } });
		}
		found.push(
			...staleBuild(
				files,
				all.map(({ terms }) => terms),
				day,
			),
		);
	});
	return found;
}

function staleBuild(
	files: ContentFiles,
	versions: Parameters<typeof supersedingTerms>[0]["versions"],
	day: string,
): Fault[] {
	const file = `dist/${builtTermsFile}`;
	const built = files.read(file);
	if (built === null) return [];
	try {
		const superseding = supersedingTerms({ ...builtTermsSchema.parse(JSON.parse(built)), versions }, day);
		return superseding ? [faultOfFile(file, { kind: "build out of date", ...superseding })] : [];
	} catch (error) {
		if (error instanceof NoTermsInForce) return [];
		throw error;
	}
}

function dayAfter(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}
