// The endpoint as a process of its own, with the conversion of requests that the site's server uses (astro/app/node).
// `node tests/endpoint/server.ts` with the settings in the environment; prints its address when it listens.
import { createServer, type Server } from "node:http";
import { createRequestFromNodeRequest, writeResponse } from "astro/app/node";
import { stopListening } from "#commands/stop-listening.ts";
import { readSettings } from "#endpoint/settings.ts";
import { type Endpoint, startEndpoint } from "#endpoint/start.ts";

/** Listens on a free port of the loopback; the address, and a stop that finishes what was accepted. */
export async function serveEndpoint(
	endpoint: Pick<Endpoint, "applications" | "health">,
	port = 0,
): Promise<{ address: string; server: Server }> {
	const server = createServer(async (incoming, outgoing) => {
		const request = createRequestFromNodeRequest(incoming);
		const { pathname } = new URL(request.url);
		const response =
			pathname === "/api/applications"
				? await endpoint.applications(request, { socketAddress: incoming.socket.remoteAddress ?? "" })
				: pathname === "/api/health"
					? await endpoint.health(request)
					: new Response(null, { status: 404 });
		await writeResponse(response, outgoing);
	});
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("The server does not listen on a port.");
	return { address: `http://127.0.0.1:${bound.port}`, server };
}

if (import.meta.main) {
	const settings = readSettings(process.env);
	const endpoint = await startEndpoint(settings, (line) => process.stderr.write(`${line}\n`));
	const { address, server } = await serveEndpoint(endpoint, settings.port);
	process.once("SIGTERM", () => {
		stopListening(server)
			.then(endpoint.stop)
			.then(() => process.exit(0));
	});
	console.log(address);
}
