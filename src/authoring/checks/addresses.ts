import { faultsOfReading } from "#authoring/faults/content-error.ts";
import { faultOfFile } from "#authoring/faults/fault.ts";
import { addressesFile, readPublishedAddresses } from "#authoring/published-addresses.ts";
import { unrecordedAddresses } from "#program/selection/published-addresses.ts";
import type { Check } from "./check.ts";
import { programInForce } from "./program-in-force.ts";

/** Addresses that the tier finder has and its record has not: once published, they must outlive the questions. */
export const addresses: Check = {
	name: "Addresses of the tier finder",
	find: (files) => {
		const { root, overrides } = files;
		const unreadable = faultsOfReading(() => readPublishedAddresses(root, overrides));
		if (unreadable.length > 0) return unreadable;
		const program = programInForce(files);
		if (program === null) return [];
		const missing = Object.keys(unrecordedAddresses(program.selection, readPublishedAddresses(root, overrides)));
		if (missing.length === 0) return [];
		const shown = missing.map((path) => `/find-your-tier/${path}`);
		return [faultOfFile(addressesFile, { kind: "addresses not recorded", addresses: shown })];
	},
};
