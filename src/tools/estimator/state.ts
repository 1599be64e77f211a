import { isParameterName, type Scenario } from "#program/scenario.ts";
import { type Ignored, readLink, writeLink } from "#program/scenario-link.ts";
import type { ScheduleTerms } from "#program/schedule.ts";
import { findTerms } from "#program/terms.ts";

/** What the estimator speaks from: every version of the terms, the current one first, and the presets as queries. */
export interface EstimatorFacts {
	terms: [ScheduleTerms, ...ScheduleTerms[]];
	presets: { name: string; note: string; query: string }[];
}

/** What an address holds. */
export interface Opened {
	scenarios: Scenario[];
	ignored: Ignored[];
	/** The link was cut or edited on its way: its checksum does not fit. */
	cut: boolean;
	/** The address has no scenario; the first preset stands for one. */
	isExample: boolean;
}

/** Reads the query of an address; without a parameter of ours it opens the first preset, as an example. */
export function openAddress(search: string, { terms, presets }: EstimatorFacts): Opened {
	const versions = { current: terms[0].version, known: terms.map(({ version }) => version) };
	const { scenarios, ignored, intact } = readLink(search, versions);
	const isExample = scenarios.length === 0;
	return {
		scenarios: isExample ? readLink(presets[0]?.query ?? "", versions).scenarios : scenarios,
		ignored,
		cut: intact === false,
		isExample,
	};
}

/** The query that holds the scenarios and keeps what is not ours, such as campaign tags. */
export function queryFor(scenarios: readonly Scenario[], search: string): string {
	const foreign = search
		.replace(/^\?/, "")
		.split("&")
		.filter((piece) => {
			// Each piece is decoded to be known, and stays as it was written.
			const [full = ""] = new URLSearchParams(piece).keys();
			const name = full.replace(/^[bc]\./, "");
			return piece !== "" && full !== "k" && name !== "v" && name !== "terms" && !isParameterName(name);
		});
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

/** The terms of a scenario; the current ones when its version is unknown, which reading a link has named already. */
export function termsOf(scenario: Scenario, { terms }: EstimatorFacts): ScheduleTerms {
	return findTerms(terms, scenario.terms) ?? terms[0];
}

/** What a scenario is called: its own name, else its letter. */
export function titleOf(scenario: Scenario, at: number): string {
	return scenario.values.name ?? `Scenario ${"ABC".charAt(at)}`;
}

const signs = new Map<string, string>();

/** An amount with the currency's sign, exact: a plain amount such as "1234.50" becomes "$1,234.50". */
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

/** A plain amount with separators between thousands: "1234.50" becomes "1,234.50". Exact however large. */
export function grouped(plain: string, group = ",", decimalSign = "."): string {
	const [whole = "0", rest] = plain.split(".");
	const thousands = whole.replace(/\B(?=(\d{3})+$)/g, group);
	return rest === undefined ? thousands : thousands + decimalSign + rest;
}
