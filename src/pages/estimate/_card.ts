import type { APIRoute } from "astro";
import { cardLinkSchema } from "#program/estimate/estimate-card.ts";
import { estimatorFacts } from "../_estimator-facts.ts";
import { estimateCard } from "./_sent-estimate.ts";

/** What the picture of a sent link shows. Only the server asks for it, which draws it. */
export const prerender = false;

let known: Awaited<ReturnType<typeof estimatorFacts>> | undefined;

export const POST: APIRoute = async ({ request }) => {
	known ??= await estimatorFacts();
	return Response.json(estimateCard(cardLinkSchema.parse(await request.json()).search, known));
};
