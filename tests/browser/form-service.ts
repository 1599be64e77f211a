import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";

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
	return { address: `${await listen(server)}/f/1`, asked, stop: () => stop(server) };
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
	return { address: await listen(server), stop: () => stop(server) };
}

async function listen(server: Server): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return `http://127.0.0.1:${port}`;
}

function stop(server: Server): Promise<unknown> {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(resolve));
}
