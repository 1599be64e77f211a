import { createElement } from "react";
import { islandMarkup } from "#components/island/markup.ts";
import { filledLinkSchema } from "#program/application/filled-form.ts";
import { cardLinkSchema } from "#program/estimate/estimate-card.ts";
import { sentLinkSchema } from "#program/estimate/sent-estimate.ts";
import { onDemand } from "#program/on-demand.ts";
import { ApplicationForm } from "#tools/application/ApplicationForm.tsx";
import { estimatorFacts, type Programs } from "./_estimator-facts.ts";
import { applicationFacts } from "./apply/_application-facts.ts";
import { filledForm } from "./apply/_filled-form.ts";
import { estimateCard, sentEstimate } from "./estimate/_sent-estimate.ts";

type Answer = (request: Request) => Promise<Response>;

/**
 * What pages show of a request: the server asks for it, and puts it into the page that the build has as a file. Answers posts to the
 * paths of `onDemand`, of which each has JSON; all of them speak from `programs`. `site` is the public address of the site's host.
 * Rejects for what no server of ours posts.
 */
export function answersOnDemand(programs: Programs, site: URL): Answer {
	const estimator = estimatorFacts(programs);
	const form = applicationFacts(programs.inForce, site);
	const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
		[
			onDemand.form,
			async (request) => {
				const shown = await request.json();
				return new Response(islandMarkup(createElement(ApplicationForm, { facts: form, ...shown })));
			},
		],
		[
			onDemand.filledForm,
			async (request) => {
				const { search } = filledLinkSchema.parse(await request.json());
				return Response.json(filledForm(search, { form, estimator: estimator.facts, tiers: programs.inForce.tiers }));
			},
		],
		[
			onDemand.sentEstimate,
			async (request) => Response.json(sentEstimate(sentLinkSchema.parse(await request.json()), estimator)),
		],
		[
			onDemand.sentCard,
			async (request) => Response.json(estimateCard(cardLinkSchema.parse(await request.json()).search, estimator)),
		],
	]);
	return async (request) => {
		const { pathname } = new URL(request.url);
		const answer = answers.get(pathname);
		if (!answer) throw new Error(`nothing is made on demand at ${pathname}`);
		return answer(request);
	};
}
