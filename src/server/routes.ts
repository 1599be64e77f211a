import type { IncomingMessage, ServerResponse } from "node:http";
import type { Endpoint } from "#endpoint/start.ts";
import { commonHeaders, pageHeaders } from "#publishing/headers.ts";
import { type Build, onDemand } from "#server/builds/load-build.ts";
import type { Target } from "#server/http/request-target.ts";
import { type RenderedPage, RendererBusy } from "#server/rendering/renderer.ts";
import { type AnswerHeaders, answerFromEndpoint } from "./answer-from-endpoint.ts";

/** A request for an address of the site, as a route gets it. The path is that within the site, without its base. */
export type Exchange = { request: IncomingMessage; response: ServerResponse; target: Target; build: Build };

export type Route = {
	/** Methods that it takes; null when it judges them itself. */
	methods: readonly string[] | null;
	answer: (exchange: Exchange) => void | Promise<void>;
};

/**
 * The addresses that are no file, by path from the site's base. A page on demand is added here: a route that calls `sendRendered`
 * with the address under which the build has it (`onDemand`).
 */
export function siteRoutes(endpoint: Endpoint | null): ReadonlyMap<string, Route> {
	const routes: [string, Route][] = [];
	if (endpoint) {
		for (const path of ["/api/applications", "/api/applications/"]) {
			routes.push([path, { methods: null, answer: (exchange) => answerApplication(exchange, endpoint) }]);
		}
		routes.push(["/api/health", { methods: null, answer: (exchange) => answerHealth(exchange, endpoint) }]);
		// The static confirmation reads its query by script; here it is rendered with it.
		routes.push(["/apply/received/", { methods: ["GET", "HEAD"], answer: sendConfirmation }]);
	}
	// Whether the process serves at all, whatever its database does: for what restarts it or takes it out of turn.
	routes.push(["/api/live", { methods: ["GET", "HEAD"], answer: sendLive }]);
	return new Map(routes);
}

async function answerApplication({ request, response, target, build }: Exchange, endpoint: Endpoint): Promise<void> {
	const whole = { ...target, path: build.base + target.path };
	await answerFromEndpoint(request, response, whole, answerHeaders(build), (sent) =>
		endpoint.applications(sent, build.renderForm ?? undefined),
	);
}

async function answerHealth({ request, response, target, build }: Exchange, endpoint: Endpoint): Promise<void> {
	await answerFromEndpoint(request, response, target, answerHeaders(build), ({ method }) => endpoint.health(method));
}

function sendLive({ response, build }: Exchange): void {
	const body = '{"status":"ok"}';
	const about = { "Content-Type": "application/json", "Content-Length": body.length, "Cache-Control": "no-store" };
	response.writeHead(200, { ...commonHeaders(build.facts), ...about }).end(body);
}

async function sendConfirmation({ request, response, target, build }: Exchange): Promise<void> {
	if (!build.renderer) throw new Error("the build renders no confirmation");
	const url = new URL(build.base + onDemand.confirmation + target.search, build.facts.siteUrl).href;
	const page = await build.renderer.render({ url }).catch((error: unknown) => {
		if (error instanceof RendererBusy) return null;
		throw error;
	});
	if (page) sendRendered(request, response, build, target.path, page);
	else
		response
			.writeHead(503, ["Retry-After", "5", "Content-Type", "text/plain; charset=utf-8"])
			.end("Load this page again in a moment.\n");
}

/** Sends a page that was rendered on demand, with the headers of a page at `address`; no cache keeps it. */
export function sendRendered(
	request: IncomingMessage,
	response: ServerResponse,
	build: Build,
	address: string,
	{ status, type, body }: RenderedPage,
): void {
	// Astro writes UTF-8 without saying so.
	const ofPage = type === "text/html" ? `${type}; charset=utf-8` : type;
	const about = { "Content-Type": ofPage, "Content-Length": body.length, "Cache-Control": "no-store" };
	response.writeHead(status, { ...commonHeaders(build.facts), ...pageHeaders(address, build.facts), ...about });
	if (request.method === "HEAD") response.end();
	else response.end(body);
}

function answerHeaders({ facts }: Build): AnswerHeaders {
	const other = commonHeaders(facts);
	// A getter, because a policy is long and most answers are no page.
	return {
		other,
		get page() {
			return { ...other, ...pageHeaders("/apply/", facts) };
		},
	};
}
