import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FactsError, readAllTerms, readFacts } from "#build/read-program.ts";
import { publishedAddressesSchema, unrecordedAddresses } from "#program/published-addresses.ts";
import type { Check } from "./finding.ts";

/** Where the addresses of the tier finder are recorded, seen from the project's root. */
export const addressesFile = "content/find-your-tier-addresses.yaml";

/** Addresses that the tier finder has and its record has not: once published, they must outlive the questions. */
export const addresses: Check = {
	name: "Addresses of the tier finder",
	find: (root) => {
		const text = readFileSync(join(root, addressesFile), "utf8");
		const { data, faults } = readFacts(text, addressesFile, publishedAddressesSchema);
		if (!data) {
			return faults.map((fault) => ({
				...fault,
				remedy: "content/README.md says what the file holds.",
				level: "error" as const,
			}));
		}
		const missing = Object.keys(unrecordedOf(root, data));
		if (missing.length === 0) return [];
		const addresses = missing.map((path) => `/find-your-tier/${path}`).join(", ");
		return [
			{
				file: addressesFile,
				line: text.trimEnd().split("\n").length,
				sentence: `Not recorded with what they show: ${addresses}.`,
				remedy: 'Before they go out, run "npm run terms -- publish", so that they lead somewhere for ever.',
				level: "note" as const,
			},
		];
	},
};

/** Faults of the facts are another check's business. */
function unrecordedOf(root: string, published: Parameters<typeof unrecordedAddresses>[1]) {
	try {
		const [{ selection }] = readAllTerms(root);
		return unrecordedAddresses(selection, published);
	} catch (error) {
		if (error instanceof FactsError) return {};
		throw error;
	}
}
