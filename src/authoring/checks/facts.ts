import { faultsOfReading } from "#authoring/faults/content-error.ts";
import { allTermsOf } from "#authoring/read-program.ts";
import type { Check } from "./check.ts";

/** The facts obey their schemas, and published figures have not changed. */
export const facts: Check = {
	name: "Facts",
	find: (files) => faultsOfReading(() => allTermsOf(files)),
};
