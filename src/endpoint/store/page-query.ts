// What both databases are asked for a page of applications.
import type { Place } from "./store.ts";

/** Before every time that either database can hold. */
const beginning = -(2n ** 63n);

/** Where a page starts: after this time and reference, in the order of receipt. */
export function startOf(
	since: Date | undefined,
	after: Place | null,
): readonly [receivedAt: bigint, reference: string] {
	if (after !== null) return [after.receivedAt, after.reference];
	return [since ? BigInt(since.getTime()) : beginning, ""];
}

/** How a stored record names its tier. Nothing that an applicant typed reads like it: JSON has a backslash before each quote in a text. */
export function tierAnswer(tier: string): string {
	return `"tier":${JSON.stringify(tier)}`;
}
