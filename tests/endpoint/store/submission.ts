import { randomBytes } from "node:crypto";
import type { Submission } from "#endpoint/store/store.ts";
import { referenceFrom } from "#program/application/reference.ts";

/** When applications of the tests come in, unless they say otherwise. */
export const noon = new Date("2026-03-01T12:00:00.000Z");

export const minute = 60_000;
/** So many milliseconds after they come in. */
export const after = (milliseconds: number) => new Date(noon.getTime() + milliseconds);

/** An application as it goes into a store, with a reference of its own. */
export function submission(changes: Partial<Submission> = {}): Submission {
	return {
		reference: referenceFrom(randomBytes(7)),
		receivedAt: noon,
		submissionId: null,
		digest: "digest",
		held: false,
		answers: { company_name: "Acme Ledger", markets: ["government", "other"] },
		announce: [],
		...changes,
	};
}
