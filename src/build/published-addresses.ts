import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { movedAddresses, type PublishedAddresses, publishedAddressesSchema } from "#program/published-addresses.ts";
import { FactsError, readAllTerms, readFacts } from "./read-program.ts";

/** Where the addresses of the tier finder are recorded, seen from the project's root. */
export const addressesFile = "content/find-your-tier-addresses.yaml";

/** Every recorded address of the tier finder; none while there is no record. Throws `FactsError` when it cannot be read. */
export function readPublishedAddresses(root: string): PublishedAddresses {
	const path = join(root, addressesFile);
	if (!existsSync(path)) return {};
	const { data, faults } = readFacts(readFileSync(path, "utf8"), addressesFile, publishedAddressesSchema);
	if (!data) throw new FactsError(faults);
	return data;
}

/** Paths of pages that only keep an old address of the tier finder alive: what they show has an address of its own. */
export function goneAddresses(root: string): Set<string> {
	const [{ selection }] = readAllTerms(root);
	const gone = movedAddresses(selection, readPublishedAddresses(root)).filter(({ isReused }) => !isReused);
	return new Set(gone.map(({ path }) => `/find-your-tier/${path}`));
}
