import type { IncomingMessage, ServerResponse } from "node:http";
import type { Endpoint } from "#endpoint/start.ts";
import { commonHeaders, pageHeaders } from "#publishing/headers.ts";
import type { Build } from "#server/builds/load-build.ts";
import { sendFile, sendNotFound } from "#server/files/send-file.ts";
import { closeAfterAnswer, hasBody } from "#server/http/request-body.ts";
import type { Target } from "#server/http/request-target.ts";
import { confirmationAddress } from "#server/rendering/confirmation-page.ts";
import { type AnswerHeaders, answerFromEndpoint } from "./answer-from-endpoint.ts";

/** A request for an address of the site, as a route gets it. The path is that within the site, without its base. */
export type Exchange = { request: IncomingMessage; response: ServerResponse; target: Target; build: Build };

export type Route = {
	/** Methods that it takes; null when it judges them itself. */
	methods: readonly string[] | null;
	answer: (exchange: Exchange) => void | Promise<void>;
};

/** The addresses that are no file as it lies there, by path from the site's base. */
export function siteRoutes(endpoint: Endpoint | null): ReadonlyMap<string, Route> {
	const routes: [string, Route][] = [];
	if (endpoint) {
		for (const path of ["/api/applications", "/api/applications/"]) {
			routes.push([path, { methods: null, answer: (exchange) => answerApplication(exchange, endpoint) }]);
		}
		routes.push(["/api/health", { methods: null, answer: (exchange) => answerHealth(exchange, endpoint) }]);
		// The static confirmation reads its query by script; here it is written into it.
		routes.push([confirmationAddress, { methods: ["GET", "HEAD"], answer: sendConfirmation }]);
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
	if (hasBody(request)) closeAfterAnswer(request, response);
	// Where a build whose form posts elsewhere took over, the file does it by script.
	const page = (await build.confirmation?.(target.search)) ?? build.files.get(confirmationAddress);
	if (page) sendFile(request, response, page);
	else sendNotFound(request, response, build.notFound);
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
