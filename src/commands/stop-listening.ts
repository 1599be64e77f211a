import type { Server } from "node:http";

/**
 * Takes no new connections and resolves when every request that was accepted is answered. Clients that keep their connection
 * busy are told to leave it (RFC 9112, 9.6); without that, one of them could keep the server alive for ever.
 */
export function stopListening(server: Server): Promise<void> {
	server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
	return new Promise((resolve) => {
		// A connection that was busy a moment ago is idle now, and would be kept open for the client's next request.
		const sweeping = setInterval(() => server.closeIdleConnections(), 50);
		server.close(() => {
			clearInterval(sweeping);
			resolve();
		});
	});
}
