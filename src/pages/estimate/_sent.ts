import type { APIRoute } from "astro";
import { sentLinkSchema } from "#program/estimate/sent-estimate.ts";
import { estimatorFacts } from "../_estimator-facts.ts";
import { sentEstimate } from "./_sent-estimate.ts";

/** What of the estimator's pages belongs to a sent link. Only the server asks for it, which keeps the pages around it. */
export const prerender = false;

let known: Awaited<ReturnType<typeof estimatorFacts>> | undefined;

export const POST: APIRoute = async ({ request }) => {
	known ??= await estimatorFacts();
	return Response.json(sentEstimate(sentLinkSchema.parse(await request.json()), known));
};
