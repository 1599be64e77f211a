import { getCollection } from "astro:content";
import { currentProgram } from "#components/program.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { type Ladder, shareLadder } from "#program/facts/ladder.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";

/** The slice of the facts that the estimator needs: every version's rates, the presets as queries, the ladder. */
export async function estimatorFacts(): Promise<{ facts: EstimatorFacts; ladder: Ladder }> {
	const program = await currentProgram();
	const older = (await getCollection("program"))
		.filter(({ id }) => id !== "current" && id !== program.terms.version)
		.map(({ data }) => scheduleTerms(data));
	return {
		facts: {
			terms: [scheduleTerms(program), ...older],
			presets: program.presets.map(({ name, note, parameters }) => ({
				name,
				note,
				query: new URLSearchParams(
					Object.entries(parameters).map(([parameter, value]) => [parameter, String(value)]),
				).toString(),
			})),
			// Another server's endpoint makes the build purely static.
			hasPreviews: import.meta.env.FORM_ENDPOINT.startsWith("/"),
		},
		ladder: shareLadder(program.tiers),
	};
}
