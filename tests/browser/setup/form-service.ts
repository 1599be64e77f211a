import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { headersByFile } from "#tests/tooling/headers-file.ts";
import { started } from "./own-site.ts";

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

/**
 * A built site served by a plain static file server, which sends the headers of the site's `_headers` as a static host does. `base` is the
 * path under which it lies.
 */
export async function serveFolder(folder: string, base = "") {
	const files = sirv(folder, { dev: true });
	const rules = readFileSync(join(folder, "_headers"), "utf8");
	const server = createServer((request, response) => {
		const address = new URL(request.url ?? "/", "http://localhost").pathname;
		for (const [name, value] of headersByFile(rules, address)) response.setHeader(name, value);
		const missing = () => {
			response.writeHead(404).end();
		};
		if (!address.startsWith(`${base}/`)) return missing();
		request.url = request.url?.slice(base.length);
		files(request, response, missing);
	});
	return started(server);
}
