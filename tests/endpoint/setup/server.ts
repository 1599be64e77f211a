// The endpoint as a process of its own, with the conversion of requests that the site's server uses.
// `node tests/endpoint/setup/server.ts` with the settings in the environment; prints its address when it listens.
import { createServer, type Server } from "node:http";
import { readSettings } from "#endpoint/settings.ts";
import { type Endpoint, startEndpoint } from "#endpoint/start.ts";
import { answerFromEndpoint } from "#server/answer-from-endpoint.ts";
import { readTarget } from "#server/http/request-target.ts";
import { stopListening } from "#server/http/stop-listening.ts";

/** Listens on a free port of the loopback; the address, and a stop that finishes what was accepted. */
export async function serveEndpoint(
	endpoint: Pick<Endpoint, "applications" | "health">,
	port = 0,
): Promise<{ address: string; server: Server }> {
	const server = createServer(async (incoming, outgoing) => {
		const target = readTarget(incoming.url ?? "/", incoming.headers.host);
		if (target === null || target === "unreadable") {
			outgoing.writeHead(400).end();
			return;
		}
		await answerFromEndpoint(incoming, outgoing, target, { page: {}, other: {} }, async (request) => {
			if (target.path === "/api/applications") return endpoint.applications(request);
			return target.path === "/api/health" ? endpoint.health(request.method) : { status: 404, headers: {}, body: null };
		});
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
		stopListening(server, settings.stopSeconds * 1_000)
			.then(endpoint.stop)
			.then(() => process.exit(0));
	});
	console.log(address);
}
