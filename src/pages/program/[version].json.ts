import { getCollection } from "astro:content";
import type { APIRoute, GetStaticPaths } from "astro";
import { withBase } from "#browser/base.ts";
import { linkRules } from "#program/estimate/link/link-rules.ts";

/** Every version of the facts as data, under the name of the version, with the rules by which links are computed from them. */
export const getStaticPaths = (async () =>
	(await getCollection("program"))
		.filter(({ id }) => id !== "current")
		.map(({ id, data }) => ({ params: { version: id }, props: { program: data } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props, params }) =>
	new Response(
		JSON.stringify(
			{
				$schema: withBase(`/program/${params.version}.schema.json`),
				...props.program,
				links: { ...linkRules, address: withBase(linkRules.address), example: withBase(linkRules.example) },
			},
			null,
			"\t",
		),
		{ headers: { "Content-Type": "application/json" } },
	);
