import type { Damage } from "#program/estimate/link/link-repair.ts";
import { foreignPieces } from "#program/estimate/link/link-repair.ts";
import { type Ignored, readLink, writeLink } from "#program/estimate/link/scenario-link.ts";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Sender } from "#program/estimate/sender.ts";
import { findTerms, type ScheduleTerms } from "#program/estimate/terms.ts";
import { grouped } from "#program/money.ts";

/** What the estimator speaks from: every version of the terms, the current one first, and the presets as queries. */
export interface EstimatorFacts {
	terms: [ScheduleTerms, ...ScheduleTerms[]];
	presets: { name: string; note: string; query: string }[];
	/** Whether a link shows its figures where it is pasted, which takes our server; left out, it does. */
	hasPreviews?: boolean;
}

/** What an address holds. */
export interface Opened {
	scenarios: Scenario[];
	ignored: Ignored[];
	/** The link was cut or edited on its way: its checksum does not fit. */
	cut: boolean;
	/** The address has no scenario; the first preset is shown in its place. */
	isExample: boolean;
	/** Something of what was sent could not be read: the figures are not those of the whole link. */
	isPart: boolean;
	/** What had happened to the link on its way and was undone in reading it. */
	mended: Damage[];
	sender: Sender;
}

/** Reads the query of an address; without a parameter of ours it opens the first preset, as an example. */
export function openAddress(search: string, { terms, presets }: EstimatorFacts): Opened {
	const { scenarios, ignored, intact, mended, sender } = readLink(search, terms);
	const isExample = scenarios.length === 0;
	return {
		scenarios: isExample ? readLink(presets[0]?.query ?? "", terms).scenarios : scenarios,
		ignored,
		cut: intact === false,
		isExample,
		isPart: intact === false || ignored.length > 0,
		mended,
		sender,
	};
}

/** The query that holds the scenarios and keeps what is not ours, such as campaign tags. */
export function queryFor(scenarios: readonly Scenario[], search: string): string {
	const foreign = foreignPieces(search);
	return `?${[writeLink(scenarios), ...foreign].join("&")}`;
}

/** Writes that wait for one another. */
export interface Coalesced {
	write: (query: string) => void;
	/** Writes at once what still waits: the page is about to go. */
	flush: () => void;
	/** Forgets what still waits: it belongs to an address that was left. */
	drop: () => void;
}

/**
 * Writes at most one address in `pause` milliseconds, and always the last one: Safari refuses the hundred-and-first within
 * half a minute.
 */
export function coalesced(write: (query: string) => void, pause = 400): Coalesced {
	let waiting: string | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const flush = () => {
		if (waiting !== null) write(waiting);
		waiting = null;
	};
	return {
		write(query) {
			if (waiting === null) {
				clearTimeout(timer);
				timer = setTimeout(flush, pause);
			}
			waiting = query;
		},
		flush,
		drop() {
			waiting = null;
		},
	};
}

/** The terms of a scenario. Throws for a version that is none of the facts', which reading a link never gives. */
export function termsOf(scenario: Scenario, { terms }: EstimatorFacts): ScheduleTerms {
	const found = findTerms(terms, scenario.terms);
	if (!found) throw new Error(`There are no program terms ${scenario.terms}.`);
	return found;
}

const signs = new Map<string, string>();

/**
 * An amount with the currency's sign, exact: a plain amount such as "1234.50" becomes "$1,234.50". The sign is Intl's, the digits are
 * not: its `format` takes the digits of a text exactly in Firefox since 116 only.
 */
export function withCurrency(plain: string, currency: string): string {
	let sign = signs.get(currency);
	if (sign === undefined) {
		const parts = new Intl.NumberFormat("en-US", { style: "currency", currency }).formatToParts(1);
		const found = parts.find(({ type }) => type === "currency")?.value ?? currency;
		sign = found.length > 1 ? `${found} ` : found;
		signs.set(currency, sign);
	}
	return sign + grouped(plain);
}
