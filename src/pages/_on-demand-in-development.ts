import type { APIRoute } from "astro";
import { knownPrograms } from "#components/program.ts";
import { answersOnDemand } from "./_on-demand.ts";

/** What the server asks of a build, of a site under development: it speaks from the facts as they are written now. */
export const prerender = false;

export const POST: APIRoute = async ({ params, request, site, url }) => {
	const answer = answersOnDemand(await knownPrograms(), site ?? url);
	return answer(new Request(new URL(`/${params.path}`, request.url), request));
};
