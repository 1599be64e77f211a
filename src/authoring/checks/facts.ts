import type { ContentFiles } from "#authoring/content-files.ts";
import { faultsOfReading } from "#authoring/faults/content-error.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import { allTermsOf, factsFolder } from "#authoring/read-program.ts";
import { placeIn } from "#authoring/yaml/read-yaml.ts";
import { programDay } from "#program/facts/versions.ts";
import type { Check } from "./check.ts";

/** The facts obey their schemas, published figures have not changed, and some terms are in force. */
export const facts: Check = {
	name: "Facts",
	find(files) {
		const unreadable = faultsOfReading(() => allTermsOf(files));
		return unreadable.length > 0 ? unreadable : termsNotBegun(files, programDay(process.env, new Date()));
	},
};

/** That no terms have begun on a day (YYYY-MM-DD): pages would have none to show. */
export function termsNotBegun(files: ContentFiles, day: string): Fault[] {
	const all = allTermsOf(files);
	const oldest = all.findLastIndex(({ terms }) => terms.standIn === undefined);
	const first = all[oldest]?.terms;
	if (!first || first.effective <= day) return [];
	const { version, effective } = first;
	const file = `${factsFolder}/${oldest === 0 ? "" : `${version}/`}terms.yaml`;
	const place = placeIn(files.read(file) ?? "", ["effective"]);
	return [{ file, ...place, problem: { kind: "no terms in force", version, effective, day } }];
}
