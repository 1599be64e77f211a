import { createServer, type Server } from "node:http";
import sirv from "sirv";
import type { OwnSite } from "./own-site.ts";

export type Asked = { type: string; accept: string; origin: string; form: FormData };
type Answer = { status: number; body: unknown };

/** A form service on the loopback, with the answers that Formspree publishes for AJAX. */
export async function startFormService(answer: (asked: number) => Answer) {
	const asked: Asked[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const { "content-type": type = "", accept = "", origin = "" } = request.headers;
		const form = await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
		asked.push({ type, accept, origin, form });
		const { status, body } = answer(asked.length);
		response.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*" });
		response.end(JSON.stringify(body));
	});
	return { ...(await started(server, "/f/1")), asked };
}

/** A folder served by a plain static file server. `headers` go out with every file, as a host's `_headers` would have it. */
export async function serveFolder(folder: string, headers: Record<string, string>) {
	const files = sirv(folder, { dev: true });
	const server = createServer((request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		files(request, response, () => {
			response.writeHead(404).end();
		});
	});
	return started(server);
}

/** Starts a server on a free port of the loopback. `path` ends its address. */
async function started(server: Server, path = ""): Promise<OwnSite> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("The server has no port.");
	return {
		address: `http://127.0.0.1:${bound.port}${path}`,
		[Symbol.asyncDispose]: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
