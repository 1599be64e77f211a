import type { APIRoute } from "astro";
import { runningEndpoint } from "#endpoint/running.ts";

export const prerender = false;

export const ALL: APIRoute = async ({ request, clientAddress, locals, rewrite, url }) => {
	const endpoint = await runningEndpoint();
	return endpoint.applications(request, {
		socketAddress: clientAddress,
		renderForm: async (form) => {
			locals.form = form;
			return (await rewrite(new Request(new URL("/apply/again/", url)))).text();
		},
	});
};
