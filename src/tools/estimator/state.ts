import { isParameterName, parameters, type Scenario, settingOf } from "#program/scenario.ts";
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
	const foreign = [...new URLSearchParams(search)].filter(([full]) => {
		const name = full.replace(/^[bc]\./, "");
		return full !== "k" && name !== "v" && name !== "terms" && !isParameterName(name);
	});
	return `?${[writeLink(scenarios), new URLSearchParams(foreign).toString()].filter(Boolean).join("&")}`;
}

/**
 * Writes at most one address in `pause` milliseconds, and always the last one: browsers refuse the hundred-and-first within
 * half a minute.
 */
export function coalesced(write: (query: string) => void, pause = 400): (query: string) => void {
	let waiting: string | null = null;
	return (query) => {
		if (waiting === null) {
			setTimeout(() => {
				if (waiting !== null) write(waiting);
				waiting = null;
			}, pause);
		}
		waiting = query;
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

/** A sentence for each input in which two scenarios differ: "Customers at the start: 10 → 12". */
export function changesBetween(before: Scenario, after: Scenario): string[] {
	const names = Object.keys(parameters).filter(isParameterName);
	return names.flatMap((name) => {
		const was = settingOf(before.values, name) ?? "off";
		const is = settingOf(after.values, name) ?? "off";
		return was === is ? [] : [`${parameters[name].label}: ${was} → ${is}`];
	});
}

/** An amount with the currency's sign, exact: a plain amount such as "1234.50" becomes "$1,234.50". */
export function withCurrency(plain: string, currency: string): string {
	const [whole = "0", cents] = plain.split(".");
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	const parts = new Intl.NumberFormat("en-US", { style: "currency", currency }).formatToParts(1);
	const sign = parts.find(({ type }) => type === "currency")?.value ?? currency;
	const space = sign.length > 1 ? " " : "";
	return `${sign}${space}${grouped}${cents === undefined ? "" : `.${cents}`}`;
}
