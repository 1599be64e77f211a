import type { EstimateCard } from "#program/estimate/estimate-card.ts";
import { rateAt } from "#program/estimate/schedule.ts";
import type { Ladder } from "#program/facts/ladder.ts";
import { scaleTo } from "#program/facts/ladder.ts";
import { longDate, percentRange } from "#program/format.ts";
import type { Opened } from "#tools/estimator/address/state.ts";
import { barsOf, mostOf } from "#tools/estimator/result/charts/chart-data.ts";
import { type Estimate, lengthInWords, termsInWords } from "./assumptions.ts";
import { labelsOf } from "./preview.ts";

/** What the picture of an opened link shows. What is not the whole link says so. */
export function cardOf(
	{ isPart, isExample, sender }: Opened,
	estimates: readonly Estimate[],
	ladder: Ladder,
): EstimateCard {
	// The example that the page then begins with is not what was sent.
	const shown = isExample ? [] : estimates;
	const labels = labelsOf(shown);
	const highest = Math.max(ladder.max, ...shown.map(({ schedule, terms }) => terms.tiers[schedule.tier].share.high));
	const { by, sent } = sender;
	const day = sent === null ? null : longDate(sent);
	return {
		notice: isPart ? "This link was cut or changed on its way: ask the sender for the whole one" : null,
		scenarios: shown.map((estimate, at) =>
			scenarioOnCard(estimate, shown.length > 1 ? (labels[at] ?? null) : null, shown),
		),
		ladderEnd: scaleTo(highest).max,
		terms: termsInWords(shown),
		sender: by === null ? day && `Sent on ${day}` : [`Sent by ${by}`, ...(day === null ? [] : [day])].join(", "),
	};
}

function scenarioOnCard(
	estimate: Estimate,
	label: string | null,
	all: readonly Estimate[],
): EstimateCard["scenarios"][number] {
	const { letter, scenario, schedule, terms, say, currency } = estimate;
	const { name: tierName, share } = terms.tiers[schedule.tier];
	const { low, expected, high } = schedule.total;
	// Amounts of other currencies are held against nothing.
	const most = Math.max(
		0,
		...all.filter((one) => one.currency === currency).map((one) => mostOf(one.schedule, "months")),
	);
	const versions = new Set(all.map((one) => one.terms.version));
	return {
		label: label ?? scenario.values.name,
		otherwise: all.length > 1 ? `Scenario ${letter.toUpperCase()}` : "Estimate",
		tier: schedule.tier,
		tierName,
		terms: versions.size > 1 ? terms.version : null,
		length: lengthInWords(estimate),
		currency,
		expected: say(expected),
		range: low.eq(high) ? null : { low: say(low), high: say(high) },
		share: {
			low: share.low,
			high: share.high,
			expected: rateAt(share, scenario.values.position).toNumber(),
			label: percentRange(share),
		},
		months: barsOf(schedule, "months", { max: most || 1 }).map(({ low, expected, high }) => ({ low, expected, high })),
	};
}
