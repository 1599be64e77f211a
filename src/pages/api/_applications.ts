import type { APIRoute } from "astro";
import { runningEndpoint } from "#endpoint/running.ts";

export const prerender = false;

export const ALL: APIRoute = async ({ request, clientAddress }) => {
	const endpoint = await runningEndpoint();
	return endpoint.applications(request, { socketAddress: clientAddress });
};
