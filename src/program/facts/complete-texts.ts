import { count, fillIn, percentRange, shortDollars } from "#program/format.ts";
import type { Commitment, Program, RevenueModel } from "./facts.ts";
import { shareOverTiers } from "./shares.ts";

/**
 * The facts with each `{figure}` of their texts filled in, so that a sentence and the figure in it cannot disagree.
 * Throws `UnknownPlaceholder` when a text names a value that does not exist at that place.
 */
export function completeTexts(program: Program): Program {
	const { requirements } = program;
	return {
		...program,
		tiers: program.tiers.map((tier, at) => ({
			...tier,
			benefits: tier.benefits.map((benefit, place) =>
				fillIn(benefit, { share: percentRange(tier.share) }, ["tiers", at, "benefits", place]),
			),
			commitment: {
				...tier.commitment,
				text: fillIn(tier.commitment.text, minimumOf(tier.commitment), ["tiers", at, "commitment", "text"]),
			},
		})),
		revenue: program.revenue.map((model, at) => ({
			...model,
			rateText: fillIn(model.rateText, { rate: rateOf(model, program) }, ["revenue", at, "rateText"]),
		})),
		requirements: {
			...requirements,
			groups: requirements.groups.map((group, at) => ({
				...group,
				items: group.items.map((item, place) =>
					fillIn(item, { minimumYears: String(requirements.minimumYears) }, [
						"requirements",
						"groups",
						at,
						"items",
						place,
					]),
				),
			})),
		},
		stories: program.stories.map((story, at) => ({
			...story,
			results: story.results.map((result, place) => ({
				...result,
				text: fillIn(
					result.text,
					{ figure: "dollars" in result ? `${shortDollars(result.dollars)}+` : `${count(result.count)}+` },
					["stories", at, "results", place, "text"],
				),
			})),
		})),
	};
}

function minimumOf(commitment: Commitment): Record<string, string> {
	switch (commitment.counts) {
		case "plan":
			return {};
		case "sales":
			return { minimum: `${shortDollars(commitment.minimum)}+` };
		default:
			return { minimum: count(commitment.minimum) };
	}
}

function rateOf({ rate }: RevenueModel, { tiers }: Program): string {
	return percentRange(rate === "by tier" ? shareOverTiers(tiers) : rate);
}
