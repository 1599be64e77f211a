import * as z from "zod";
import type { Selection } from "#program/facts/facts.ts";
import {
	answersToPath,
	continueWith,
	everyState,
	type KeptAnswers,
	pathToAnswers,
	type SelectionState,
	stateAfter,
} from "./selection.ts";

const recordSchema = z
	.string()
	.regex(/^([a-z][a-z0-9-]*|tier [a-z]+)$/, "write the key of a question, or tier and the key of a tier");

/** find-your-tier-addresses.yaml: every address of the wizard that ever was, with what it asked or where it led. */
export const publishedAddressesSchema = z.record(
	z.string().regex(/^((yes|no)\/)*$/),
	z
		.union(
			[recordSchema, z.array(recordSchema).min(1)],
			"write the key of a question, or tier and the key of a tier; a list, oldest first, when an address has meant several",
		)
		.describe("Stable key of the question, or `tier` and the key of the tier; a list when it has changed"),
	{
		error: ({ code }) =>
			code === "invalid_key" ? 'the name of an address is its answers, such as no/yes/ or ""' : undefined,
	},
);
export type PublishedAddresses = z.infer<typeof publishedAddressesSchema>;

/** What a state is recorded as: the stable key of its question, or its tier. */
export function recordOf(state: SelectionState): string {
	return state.kind === "question" ? state.question.key : `tier ${state.tier}`;
}

/** Addresses of the graph that are not recorded yet with what they show: each with all that it has meant, to be written into the file. */
export function unrecordedAddresses(selection: Selection, published: PublishedAddresses): PublishedAddresses {
	return Object.fromEntries(
		everyState(selection).flatMap((state) => {
			const path = answersToPath(state.answers);
			const before = recordsOf(published, path);
			const record = recordOf(state);
			if (before.at(-1) === record) return [];
			return [[path, before.length === 0 ? record : [...before, record]]];
		}),
	);
}

/** An address that was published and now means something else, or nothing: where its visitors find what they look for. */
export interface MovedAddress {
	path: string;
	/** Path of the state that shows the same question or tier, or of the nearest one that still exists. */
	to: string;
	/** Whether `to` shows the same question or tier as the address did. */
	isSame: boolean;
	/** Whether the address itself still shows a state, another than it did. */
	isReused: boolean;
}

/**
 * Published addresses that a changed graph has moved, each with the place of what it showed last, else of the nearest: as
 * far as the answers of the old address lead today.
 */
export function movedAddresses(selection: Selection, published: PublishedAddresses): MovedAddress[] {
	const states = everyState(selection);
	return Object.keys(published).flatMap((path) => {
		const now = stateAfter(selection, pathToAnswers(path) ?? []);
		const shown = recordsOf(published, path).findLast((record) => now === null || record !== recordOf(now));
		if (shown === undefined) return [];
		const given = answersGiven(published, path);
		const same = nearestOf(
			// A tier that other answers lead to is the same tier, but not for this visitor.
			states.filter((state) => recordOf(state) === shown && (state.kind === "question" || !denies(state, given))),
			given,
		);
		const to = same?.answers ?? continueWith(selection, [], given);
		return [{ path, to: answersToPath(to), isSame: same !== undefined, isReused: now !== null }];
	});
}

/** What changed, for the visitor of a moved address, and what the link to its content says. */
export function movedInWords({ isSame, isReused }: MovedAddress, heading: string): { note: string; link: string } {
	if (isReused) {
		const note = isSame
			? "If this address was shared with you before the questions changed: it led elsewhere then."
			: "If this address was shared with you before the questions changed: what it led to is no longer asked, and the nearest is at another address.";
		return { note, link: `Go to “${heading}”` };
	}
	const changed = "The questions have changed since this address was shared.";
	const note = isSame
		? `${changed} What it led to has an address of its own now.`
		: `${changed} What it led to is no longer there; this is the nearest that is.`;
	return { note, link: "Use the new address" };
}

function recordsOf(published: PublishedAddresses, path: string): readonly string[] {
	const records = published[path];
	return records === undefined ? [] : [records].flat();
}

/** What somebody at an old address had answered, by the key of the question that was shown there then. */
function answersGiven(published: PublishedAddresses, path: string): KeptAnswers {
	const given = pathToAnswers(path) ?? [];
	return Object.fromEntries(
		given.flatMap((answer, at) => {
			const [question] = recordsOf(published, answersToPath(given.slice(0, at)));
			return question ? [[question, answer] as const] : [];
		}),
	);
}

/** The state that agrees with most of the answers, of equal ones the one nearest to the first question. */
function nearestOf(states: readonly SelectionState[], given: KeptAnswers): SelectionState | undefined {
	const agreement = (state: SelectionState) =>
		state.steps.filter(({ question, answer }) => given[question.key] === answer).length -
		(denies(state, given) ? 1 : 0);
	return states.toSorted((a, b) => agreement(b) - agreement(a) || a.answers.length - b.answers.length)[0];
}

/** Whether a state needs another answer than was given. */
function denies({ steps }: SelectionState, given: KeptAnswers): boolean {
	return steps.some(({ question, answer }) => given[question.key] !== undefined && given[question.key] !== answer);
}
