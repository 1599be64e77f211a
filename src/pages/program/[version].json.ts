import { getCollection } from "astro:content";
import type { APIRoute, GetStaticPaths } from "astro";
import { withBase } from "#browser/base.ts";
import { linkRulesUnder } from "#program/estimate/link/link-rules.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";

/** Every version of the facts as data, under the name of the version, with the rules by which links are computed from them. */
export const getStaticPaths = (async () =>
	(await getCollection("program"))
		.filter(({ id }) => id !== "current")
		.map(({ id, data }) => {
			const rules = linkRulesUnder(scheduleTerms(data));
			const links = { ...rules, address: withBase(rules.address), example: withBase(rules.example) };
			return { params: { version: id }, props: { program: data, links } };
		})) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props, params }) =>
	new Response(
		JSON.stringify(
			{
				$schema: withBase(`/program/${params.version}.schema.json`),
				...props.program,
				links: props.links,
			},
			null,
			"\t",
		),
		{ headers: { "Content-Type": "application/json" } },
	);
