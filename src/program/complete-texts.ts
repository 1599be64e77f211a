import type { Commitment, Program, RevenueModel } from "./facts.ts";
import { count, fillIn, percentRange, shortDollars } from "./format.ts";
import { shareOverTiers } from "./shares.ts";

/**
 * The facts with each `{figure}` of their texts filled in, so that a sentence and the figure in it cannot disagree.
 * Throws `UnknownPlaceholder` when a text names a value that does not exist where it stands.
 */
export function completeTexts(program: Program): Program {
	const { requirements } = program;
	return {
		...program,
		tiers: program.tiers.map((tier) => ({
			...tier,
			benefits: tier.benefits.map((benefit) => fillIn(benefit, { share: percentRange(tier.share) })),
			commitment: { ...tier.commitment, text: commitmentText(tier.commitment) },
		})),
		revenue: program.revenue.map((model) => ({ ...model, rateText: rateText(model, program) })),
		requirements: {
			...requirements,
			groups: requirements.groups.map((group) => ({
				...group,
				items: group.items.map((item) => fillIn(item, { minimumYears: String(requirements.minimumYears) })),
			})),
		},
		stories: program.stories.map((story) => ({
			...story,
			results: story.results.map((result) => ({
				...result,
				text: fillIn(result.text, {
					figure: "dollars" in result ? `${shortDollars(result.dollars)}+` : `${count(result.count)}+`,
				}),
			})),
		})),
	};
}

function commitmentText(commitment: Commitment): string {
	switch (commitment.counts) {
		case "plan":
			return fillIn(commitment.text, {});
		case "sales":
			return fillIn(commitment.text, { minimum: `${shortDollars(commitment.minimum)}+` });
		default:
			return fillIn(commitment.text, { minimum: count(commitment.minimum) });
	}
}

function rateText(model: RevenueModel, { tiers }: Program): string {
	const rate = model.rate === "by tier" ? shareOverTiers(tiers) : model.rate;
	return fillIn(model.rateText, { rate: percentRange(rate) });
}
