import { faultsOfReading } from "#authoring/faults/content-error.ts";
import { type Fault, faultOfFile } from "#authoring/faults/fault.ts";
import { addressesFile, readPublishedAddresses } from "#authoring/published-addresses.ts";
import { allTermsOf } from "#authoring/read-program.ts";
import { programDay, programsOn } from "#program/facts/versions.ts";
import { unrecordedAddresses } from "#program/selection/published-addresses.ts";
import type { Check } from "./check.ts";

/** Addresses that the tier finder has and its record has not: once published, they must outlive the questions. */
export const addresses: Check = {
	name: "Addresses of the tier finder",
	find: (files) => {
		const { root, overrides } = files;
		const unreadable = faultsOfReading(() => readPublishedAddresses(root, overrides));
		if (unreadable.length > 0) return unreadable;
		const found: Fault[] = [];
		// Faults of the facts themselves are another check's.
		faultsOfReading(() => {
			const { selection } = programsOn(allTermsOf(files), programDay(process.env, new Date())).inForce;
			const missing = Object.keys(unrecordedAddresses(selection, readPublishedAddresses(root, overrides)));
			if (missing.length === 0) return;
			const shown = missing.map((path) => `/find-your-tier/${path}`);
			found.push(faultOfFile(addressesFile, { kind: "addresses not recorded", addresses: shown }));
		});
		return found;
	},
};
