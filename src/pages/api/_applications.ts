import type { APIContext, APIRoute } from "astro";
import { runningEndpoint } from "#endpoint/running.ts";

export const prerender = false;

export const ALL: APIRoute = async (context) => {
	const { request, locals, rewrite, url } = context;
	const endpoint = await runningEndpoint();
	return endpoint.applications(request, {
		socketAddress: socketAddress(context),
		renderForm: async (form) => {
			locals.form = form;
			return (await rewrite(new Request(new URL("/apply/again/", url)))).text();
		},
	});
};

/** The address at the other end; empty when the client hung up before it could be read, where Astro throws. */
function socketAddress(context: APIContext): string {
	try {
		return context.clientAddress;
	} catch {
		return "";
	}
}
