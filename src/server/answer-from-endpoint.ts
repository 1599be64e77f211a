import type { IncomingMessage, ServerResponse } from "node:http";
import { wantsPage } from "#endpoint/http/audience.ts";
import { bytesToRead } from "#endpoint/http/body.ts";
import type { EndpointRequest } from "#endpoint/http/request.ts";
import type { EndpointResponse } from "#endpoint/http/responses.ts";
import { closeAfterAnswer, collectBody, hasBody } from "#server/http/request-body.ts";
import type { Target } from "#server/http/request-target.ts";

/** The headers of answers that are pages, and of all others. */
export type AnswerHeaders = { page: Readonly<Record<string, string>>; other: Readonly<Record<string, string>> };

/**
 * Hands a request to the endpoint, without a framework in between, and sends its answer with these headers beside its own. What is
 * too large is not read to its end; the endpoint refuses it, and the connection closes.
 */
export async function answerFromEndpoint(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	target: Target,
	headers: AnswerHeaders,
	answer: (request: EndpointRequest) => Promise<EndpointResponse>,
): Promise<void> {
	const body = await arrivedBody(incoming);
	if (body === "gone") return;
	const response = await answer({
		method: incoming.method ?? "GET",
		host: target.host,
		path: target.path,
		headers: incoming.headers,
		body,
		socketAddress: incoming.socket.remoteAddress ?? "",
	});
	if (hasBody(incoming) && !incoming.complete) closeAfterAnswer(incoming, outgoing);
	const isPage = response.headers["content-type"]?.startsWith("text/html") ?? false;
	send(response, outgoing, isPage ? headers.page : headers.other, incoming.method === "HEAD");
}

/**
 * The body as far as the endpoint takes it; "gone" when the client left before its end. Content-Length is a claim, so arriving bytes are counted.
 * Of what is announced as too large only a browser's is read, whose form is shown again.
 */
async function arrivedBody(incoming: IncomingMessage): Promise<EndpointRequest["body"] | "gone"> {
	if (incoming.method === "GET" || incoming.method === "HEAD") return Buffer.alloc(0);
	const most = bytesToRead(incoming.headers);
	const isTooLarge = Number(incoming.headers["content-length"] ?? 0) > most;
	if (isTooLarge && !wantsPage(incoming.headers.accept)) return { why: "too large", beginning: Buffer.alloc(0) };
	return collectBody(incoming, most);
}

/** Sends a response. `others` are headers that it gets where it does not have them itself. */
function send(
	{ status, headers, body }: EndpointResponse,
	outgoing: ServerResponse,
	others: Readonly<Record<string, string>>,
	isHead: boolean,
): void {
	const lines = Object.entries(headers).flat();
	for (const [name, value] of Object.entries(others)) {
		if (headers[name.toLowerCase()] === undefined) lines.push(name, value);
	}
	// With its length known, a text goes out with its head in one packet.
	if (body !== null) lines.push("content-length", String(Buffer.byteLength(body)));
	outgoing.writeHead(status, lines);
	if (isHead || body === null) outgoing.end();
	else outgoing.end(body);
}
