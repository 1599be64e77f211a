import type { APIRoute } from "astro";
import { currentProgram } from "#components/program.ts";
import { filledLinkSchema } from "#program/application/filled-form.ts";
import { estimatorFacts } from "../_estimator-facts.ts";
import { applicationFacts } from "./_application-facts.ts";
import { type FormFacts, filledForm } from "./_filled-form.ts";

/** The form as a link to it fills it in. Only the server asks for it, which keeps the page around it. */
export const prerender = false;

let known: FormFacts | undefined;

export const POST: APIRoute = async ({ request, site, url }) => {
	known ??= await formFacts(site ?? url);
	return Response.json(filledForm(filledLinkSchema.parse(await request.json()).search, known));
};

async function formFacts(site: URL): Promise<FormFacts> {
	const [form, { facts: estimator }, { tiers }] = await Promise.all([
		applicationFacts(site),
		estimatorFacts(),
		currentProgram(),
	]);
	return { form, estimator, tiers };
}
