import type { APIRoute } from "astro";
import { createElement } from "react";
import { islandMarkup } from "#components/island/markup.ts";
import { ApplicationForm } from "#tools/application/ApplicationForm.tsx";
import type { ApplicationFacts } from "#tools/application/state.ts";
import { applicationFacts } from "./_application-facts.ts";

/**
 * The form alone, as it is in the page that shows it again (`_again.astro`): what a wrong post changes in that page. Only the server
 * asks for it, which keeps the page around it.
 */
export const prerender = false;

let facts: ApplicationFacts | undefined;

export const POST: APIRoute = async ({ request, site, url }) => {
	facts ??= await applicationFacts(site ?? url);
	const form = islandMarkup(createElement(ApplicationForm, { facts, ...(await request.json()) }));
	return new Response(new TextEncoder().encode(form), {
		headers: { "content-type": "text/html; charset=utf-8" },
	});
};
