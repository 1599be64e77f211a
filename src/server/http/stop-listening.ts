import type { Server } from "node:http";

/** How long before the end of its time a request that is still not answered is cut off, in milliseconds. */
const margin = 1_000;

/**
 * Takes no new connections and resolves when every request that was accepted is answered, at the latest a second before `most`
 * milliseconds have passed, when clients that still read are cut off. Clients that keep their connection busy are asked to close it
 * (RFC 9112, 9.6); without that, one of them could keep the server alive for ever.
 */
export function stopListening(server: Server, most: number): Promise<void> {
	server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
	return new Promise((resolve) => {
		// A connection that was busy a moment ago is idle now, and would be kept open for the client's next request.
		const sweeping = setInterval(() => server.closeIdleConnections(), 50);
		const cut = setTimeout(() => server.closeAllConnections(), Math.max(0, most - margin));
		server.close(() => {
			clearInterval(sweeping);
			clearTimeout(cut);
			resolve();
		});
	});
}
