import type { APIRoute } from "astro";
import { runningEndpoint } from "#endpoint/running.ts";

export const prerender = false;

export const ALL: APIRoute = async ({ request }) => (await runningEndpoint()).health(request);
