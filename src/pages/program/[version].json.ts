import { getCollection } from "astro:content";
import type { APIRoute, GetStaticPaths } from "astro";
import { linkRules } from "#program/link-rules.ts";

/** Every version of the facts as data, under the name of the version, with the rules by which links are computed from them. */
export const getStaticPaths = (async () =>
	(await getCollection("program"))
		.filter(({ id }) => id !== "current")
		.map(({ id, data }) => ({ params: { version: id }, props: { program: data } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props, params }) =>
	new Response(
		JSON.stringify(
			{ $schema: `/program/${params.version}.schema.json`, ...props.program, links: linkRules },
			null,
			"\t",
		),
		{ headers: { "Content-Type": "application/json" } },
	);
