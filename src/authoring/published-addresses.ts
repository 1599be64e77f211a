import {
	movedAddresses,
	type PublishedAddresses,
	publishedAddressesSchema,
} from "#program/selection/published-addresses.ts";
import { contentFiles, type Overrides } from "./content-files.ts";
import { ContentError } from "./faults/content-error.ts";
import { readTermsInForce } from "./read-program.ts";
import { readYaml } from "./yaml/read-yaml.ts";

/** Where the addresses of the tier finder are recorded, seen from the project's root. */
export const addressesFile = "content/find-your-tier-addresses.yaml";

/** Every recorded address of the tier finder; none while there is no record. Throws `ContentError` when it cannot be read. */
export function readPublishedAddresses(root: string, overrides?: Overrides): PublishedAddresses {
	const text = contentFiles(root, overrides).read(addressesFile);
	if (text === null) return {};
	const { data, faults } = readYaml(text, addressesFile, publishedAddressesSchema);
	if (!data) throw new ContentError(faults);
	return data;
}

/** Paths of pages that only keep an old address of the tier finder alive: what they show has an address of its own. */
export function goneAddresses(root: string): Set<string> {
	const { selection } = readTermsInForce(root);
	const gone = movedAddresses(selection, readPublishedAddresses(root)).filter(({ isReused }) => !isReused);
	return new Set(gone.map(({ path }) => `/find-your-tier/${path}`));
}
