import * as z from "zod";
import type { Selection } from "./facts.ts";
import { answersToPath, everyState, pathToAnswers, type SelectionState, stateAfter } from "./selection.ts";

/** published-addresses.yaml: every address of the wizard that ever was, with what it asked or where it led. */
export const publishedAddressesSchema = z.record(
	z.string().regex(/^((yes|no)\/)*$/, "write answers such as no/yes/"),
	z.string().describe("Stable key of the question, or `tier` and the key of the tier"),
);
export type PublishedAddresses = z.infer<typeof publishedAddressesSchema>;

/** What a state is recorded as: the stable key of its question, or its tier. */
export function recordOf(state: SelectionState): string {
	return state.kind === "question" ? state.question.key : `tier ${state.tier}`;
}

/** An address that was published and now means something else, or nothing: where its visitors find what they look for. */
export interface MovedAddress {
	path: string;
	/** Path of the state that shows the same question or tier, or of the nearest one that still exists. */
	to: string;
	/** What changed, for the visitor. */
	note: string;
	/** Whether the address itself still shows a state, another than it did. */
	reused: boolean;
}

/** Published addresses that a changed graph has moved, each with the place of the same question or tier, else the nearest. */
export function movedAddresses(selection: Selection, published: PublishedAddresses): MovedAddress[] {
	// Where two states show the same, the one nearer to the first question counts.
	const places = new Map(
		everyState(selection)
			.map((state) => [recordOf(state), answersToPath(state.answers)] as const)
			.sort(([, a], [, b]) => b.length - a.length),
	);
	return Object.entries(published).flatMap(([path, record]) => {
		const given = pathToAnswers(path) ?? [];
		const now = stateAfter(selection, given);
		if (now && recordOf(now) === record) return [];
		const same = places.get(record);
		return [
			{
				path,
				to: same ?? nearest(selection, path),
				note:
					same === undefined
						? "The questions have changed since this address was shared, and this one is no longer asked."
						: "The questions have changed since this address was shared. What it showed stands elsewhere now.",
				reused: now !== null,
			},
		];
	});
}

function nearest(selection: Selection, path: string): string {
	const given = pathToAnswers(path) ?? [];
	for (let length = given.length - 1; length > 0; length--) {
		if (stateAfter(selection, given.slice(0, length))) return answersToPath(given.slice(0, length));
	}
	return "";
}
