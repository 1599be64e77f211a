import type { Program } from "./facts.ts";
import { percentRange } from "./format.ts";
import type { ScheduleTerms } from "./schedule.ts";

/** What the estimator needs of a version of the facts. */
export function scheduleTerms({ terms, tiers, revenue }: Program): ScheduleTerms {
	return {
		version: terms.version,
		effective: terms.effective,
		tiers: tiers.map((tier) => ({
			key: tier.key,
			name: tier.name,
			share: tier.share,
			commitment: tier.commitment,
			listed: [...new Set(tier.revenue.flatMap(({ models }) => models))],
			byAgreement: tier.revenue.filter(({ models }) => models.length === 0).map(({ text }) => text),
		})),
		models: revenue.map(({ key, name, rate, payment, paid }) => ({ key, name, rate, payment, paid })),
	};
}

/** The version of a name; undefined when it is unknown, never the nearest one. */
export function findTerms(all: readonly ScheduleTerms[], version: string): ScheduleTerms | undefined {
	return all.find((terms) => terms.version === version);
}

/** One sentence for each figure that differs from one version to another: "Reseller: 40–50% in terms 1.0, 42–52% in terms 1.1". */
export function differences(before: ScheduleTerms, after: ScheduleTerms): string[] {
	const say = (name: string, was: string, is: string) =>
		was === is ? [] : [`${name}: ${was} in terms ${before.version}, ${is} in terms ${after.version}`];
	return [
		...after.tiers.flatMap(({ key, name, share, commitment }) => {
			const earlier = before.tiers.find((tier) => tier.key === key);
			if (!earlier) return [];
			return [
				...say(name, percentRange(earlier.share), percentRange(share)),
				...say(`${name} commitment`, earlier.commitment.text, commitment.text),
			];
		}),
		...after.models.flatMap(({ key, name, rate, paid }) => {
			const earlier = before.models.find((model) => model.key === key);
			const text = (value: typeof rate) => (value === "by tier" ? value : percentRange(value));
			if (!earlier) return [];
			return [...say(name, text(earlier.rate), text(rate)), ...say(`${name} paid`, earlier.paid, paid)];
		}),
	];
}
