import { getCollection } from "astro:content";
import type { APIRoute, GetStaticPaths } from "astro";

/** Every version of the facts as data, under the name of the version. */
export const getStaticPaths = (async () =>
	(await getCollection("program"))
		.filter(({ id }) => id !== "current")
		.map(({ id, data }) => ({ params: { version: id }, props: { program: data } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props, params }) =>
	Response.json({ $schema: `/program/${params.version}.schema.json`, ...props.program });
