import { addressesFile, readPublishedAddresses } from "#build/published-addresses.ts";
import { FactsError, readAllTerms } from "#build/read-program.ts";
import { unrecordedAddresses } from "#program/published-addresses.ts";
import type { Check, Finding } from "./finding.ts";

/** Addresses that the tier finder has and its record has not: once published, they must outlive the questions. */
export const addresses: Check = {
	name: "Addresses of the tier finder",
	find: (root) => {
		try {
			return notRecorded(root);
		} catch (error) {
			if (!(error instanceof FactsError)) throw error;
			// Faults of the facts themselves are another check's findings.
			return error.faults
				.filter(({ file }) => file === addressesFile)
				.map((fault) => ({ ...fault, remedy: "content/README.md says what the file holds.", level: "error" as const }));
		}
	},
};

function notRecorded(root: string): Finding[] {
	const [{ selection }] = readAllTerms(root);
	const missing = Object.keys(unrecordedAddresses(selection, readPublishedAddresses(root)));
	if (missing.length === 0) return [];
	return [
		{
			file: addressesFile,
			line: 1,
			sentence: `Not recorded with what they show: ${missing.map((path) => `/find-your-tier/${path}`).join(", ")}.`,
			remedy: 'Before they go out, run "npm run terms -- publish", so that they lead somewhere for ever.',
			level: "note",
		},
	];
}
