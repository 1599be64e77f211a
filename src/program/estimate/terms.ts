import type { Commitment, Program, Range, RevenueModel, Tier } from "#program/facts/facts.ts";
import { ofEachTier, type TierKey, tierKeys } from "#program/facts/keys.ts";
import { byDay } from "#program/facts/versions.ts";
import { percentRange } from "#program/format.ts";
import { type ModelKey, modelKeys } from "#program/models/models.ts";
import { modelsTogether } from "./models-of-terms.ts";

/** A tier as an estimate needs it. */
export interface TierTerms {
	name: string;
	share: Range;
	commitment: Commitment;
	/** Models that the guide lists for the tier. */
	listed: ModelKey[];
	/** What the tier earns by agreement, which no scenario contains. */
	byAgreement: string[];
}

/** A revenue model as a version of the terms has it: whoever has one need not ask whether the version has it. */
export interface ModelTerms {
	key: ModelKey;
	name: string;
	rate: RevenueModel["rate"];
	paid: string;
}

/** The facts of a version that a schedule is computed with. */
export interface ScheduleTerms {
	version: string;
	effective: string;
	/** The version that takes the place of these, which were withdrawn before their day. */
	standIn?: string;
	tiers: Record<TierKey, TierTerms>;
	/** The revenue models that the version has, in the order of columns and rows; not every version has each. */
	models: readonly ModelTerms[];
}

/** What the estimator needs of a version of the facts. */
export function scheduleTerms({ terms, tiers, revenue }: Program): ScheduleTerms {
	return {
		version: terms.version,
		effective: terms.effective,
		...(terms.standIn === undefined ? {} : { standIn: terms.standIn }),
		tiers: ofEachTier((key) => tierTerms(ofKey(tiers, key))),
		// In one order for all versions, whatever the order of the file: what was sent keeps its columns.
		models: modelKeys.flatMap((key) =>
			revenue.filter((model) => model.key === key).map(({ name, rate, paid }) => ({ key, name, rate, paid })),
		),
	};
}

function tierTerms({ name, share, commitment, revenue }: Tier): TierTerms {
	return {
		name,
		share,
		commitment,
		listed: [...new Set(revenue.flatMap(({ models }) => models))],
		byAgreement: revenue.filter(({ models }) => models.length === 0).map(({ text }) => text),
	};
}

/** The entry of a key. Throws where there is none; the schemas of the facts ask for each once. */
function ofKey<Entry extends { key: string }>(entries: readonly Entry[], key: Entry["key"]): Entry {
	const entry = entries.find((one) => one.key === key);
	if (!entry) throw new Error(`The facts have no entry with the key ${key}.`);
	return entry;
}

/** The version of a name; undefined when it is unknown, never the nearest one. */
export function findTerms(all: readonly ScheduleTerms[], version: string): ScheduleTerms | undefined {
	return all.find((terms) => terms.version === version);
}

/** The range in which a model's rate lies, in percent: its own, or the share of a tier. */
export function rangeOf({ rate }: ModelTerms, tier: TierKey, { tiers }: Pick<ScheduleTerms, "tiers">): Range {
	return rate === "by tier" ? tiers[tier].share : rate;
}

/** One sentence for each figure that differs from one version to another: "Reseller: 40–50% in terms 1.0, 42–52% in terms 1.1". */
export function differences(before: ScheduleTerms, after: ScheduleTerms): string[] {
	return [
		...tierKeys.flatMap((key) => differencesOfTier(key, before, after)),
		...modelsTogether([after, before]).flatMap(({ key }) => differencesOfModel(key, before, after)),
	];
}

/** The same of one tier. */
export function differencesOfTier(key: TierKey, before: ScheduleTerms, after: ScheduleTerms): string[] {
	const [was, is] = [before.tiers[key], after.tiers[key]];
	const { name } = is;
	const agreed = (terms: TierTerms) => terms.byAgreement.join(", ") || "nothing";
	return [
		...inBoth(name, percentRange(was.share), percentRange(is.share), before, after),
		...inBoth(`${name} commitment`, was.commitment.text, is.commitment.text, before, after),
		...inBoth(`${name} by agreement`, agreed(was), agreed(is), before, after),
	];
}

/** The same of one revenue model; one that a version does not have is said to be new, or there no longer. */
export function differencesOfModel(key: ModelKey, before: ScheduleTerms, after: ScheduleTerms): string[] {
	const [was, is] = [before, after].map(({ models }) => models.find((model) => model.key === key));
	const rate = ({ rate: value }: ModelTerms) => (value === "by tier" ? value : percentRange(value));
	const inFull = (model: ModelTerms) =>
		`${model.rate === "by tier" ? "at the tier’s share" : rate(model)}, paid ${model.paid}`;
	const isForward = byDay(before, after) < 0;
	if (!was) {
		if (!is) return [];
		return [
			isForward
				? `${is.name}: new in terms ${after.version}, ${inFull(is)}`
				: `${is.name}: in terms ${after.version}, ${inFull(is)}; no longer in terms ${before.version}`,
		];
	}
	if (!is) return [`${was.name}: ${isForward ? "no longer" : "not yet"} in terms ${after.version}`];
	return [
		...inBoth(is.name, rate(was), rate(is), before, after),
		...inBoth(`${is.name} paid`, was.paid, is.paid, before, after),
	];
}

function inBoth(name: string, was: string, is: string, before: ScheduleTerms, after: ScheduleTerms): string[] {
	return was === is ? [] : [`${name}: ${was} in terms ${before.version}, ${is} in terms ${after.version}`];
}
