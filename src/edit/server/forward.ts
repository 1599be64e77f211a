import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";

const local = "127.0.0.1";

/** How long a page is asked for again while the site's server is being replaced, and how long between two times, in milliseconds. */
const patience = 15_000;
const pause = 150;

/**
 * Hands a request on to the site's own server at `port`, and its response back. The server may end under a request, as when the
 * navigation changes: what has no body is asked for again, at the port that `portAgain` then gives.
 */
export function forward(
	incoming: IncomingMessage,
	response: ServerResponse,
	port: number,
	portAgain: () => Promise<number | null>,
	until = performance.now() + patience,
): void {
	const isRepeatable = incoming.method === "GET" || incoming.method === "HEAD";
	const outgoing = request(
		{
			host: local,
			port,
			path: incoming.url,
			method: incoming.method,
			headers: { ...incoming.headers, host: `localhost:${port}` },
		},
		(answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
			answer.on("error", () => response.destroy());
		},
	);
	outgoing.on("error", async () => {
		if (isRepeatable && !response.headersSent && !response.destroyed && performance.now() < until) {
			await setTimeout(pause);
			const next = await portAgain();
			if (next !== null) return forward(incoming, response, next, portAgain, until);
		}
		if (!response.headersSent) response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
		response.end("The site's server is starting again. Load the page once more in a moment.");
	});
	if (isRepeatable) outgoing.end();
	else incoming.pipe(outgoing);
}

/** Forwards the socket over which the site's server notifies pages that they have changed. */
export function forwardSocket(incoming: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
	const outgoing = connect(port, local, () => {
		const headers = { ...incoming.headers, host: `localhost:${port}`, origin: `http://localhost:${port}` };
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
		outgoing.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
		outgoing.write(head);
		outgoing.pipe(socket).pipe(outgoing);
	});
	const end = () => {
		outgoing.destroy();
		socket.destroy();
	};
	outgoing.on("error", end);
	socket.on("error", end);
}
