import { once } from "node:events";
import { createServer } from "node:net";

/** A port of the loopback that nobody listens on, for a server whose address has to be known before it starts. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const bound = server.address();
	server.close();
	await once(server, "close");
	if (bound === null || typeof bound === "string") throw new Error("No port is free.");
	return bound.port;
}
