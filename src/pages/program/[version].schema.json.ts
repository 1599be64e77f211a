import { getCollection } from "astro:content";
import type { APIRoute, GetStaticPaths } from "astro";
import * as z from "zod";
import { withBase } from "#browser/base.ts";
import { linkRulesSchema } from "#program/estimate/link/link-rules.ts";
import { programSchema } from "#program/facts/facts.ts";

/** The JSON Schema of the published facts: what each key means, with units and ranges. */
export const getStaticPaths = (async () =>
	(await getCollection("program"))
		.filter(({ id }) => id !== "current")
		.map(({ id }) => ({ params: { version: id } }))) satisfies GetStaticPaths;

const published = programSchema.extend({
	$schema: z.string().optional().describe("Address of this schema"),
	links: linkRulesSchema.describe("How a link to the estimator is computed from these facts, with exact decimals"),
});

export const GET: APIRoute = ({ params, site }) =>
	new Response(
		JSON.stringify(
			{
				$id: new URL(withBase(`/program/${params.version}.schema.json`), site).href,
				title: "Mamey partnership program",
				...z.toJSONSchema(published),
				description:
					"Facts of the partnership program, and under links the rules by which a link to the estimator is computed.",
			},
			null,
			"\t",
		),
		{ headers: { "Content-Type": "application/schema+json" } },
	);
