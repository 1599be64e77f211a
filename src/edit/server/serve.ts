import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as z from "zod";
import { ChangedOnDisk, ForbiddenFile } from "#edit/files/content-file.ts";
import { type Preview, startPreview } from "#edit/preview/preview.ts";
import { GitProblem } from "#edit/team/git.ts";
import { UnwritableYaml } from "#edit/yaml/edit-yaml.ts";
import { type ClientFile, clientFiles } from "./client-files.ts";
import { forward, forwardSocket } from "./forward.ts";
import { refusalOf } from "./guard.ts";
import { Refusal } from "./refusal.ts";
import { Bytes, routes } from "./routes.ts";

/** Where the editor's own addresses begin; everything else is the site. */
const base = "/__edit/";
/** Pictures are the largest that is sent. */
const largestBody = 40 * 1024 * 1024;

/** The editor, running. */
export interface Editor {
	address: string;
	stop: () => Promise<void>;
}

/** Serves the editor of a project on this machine alone, with the site beside it. Port 0 takes any that is free. */
export async function serveEditor(root: string, wantedPort: number): Promise<Editor> {
	const files = await clientFiles(root);
	const server = createServer();
	server.listen(wantedPort, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	const port = typeof address === "object" && address ? address.port : wantedPort;

	// Where the port is taken nothing else was started that would keep the command from ending. No request comes before the
	// next lines are through.
	const preview = startPreview(root);
	server.on("request", async (request, response) => {
		const refused = refusalOf(request, port);
		if (refused) return sendText(response, 403, refused);
		const url = new URL(request.url ?? "/", `http://localhost:${port}`);
		if (url.pathname.startsWith(base)) return answer(root, files, preview, url, request, response);
		const portOfSite = async () => {
			await preview.settled();
			return preview.port();
		};
		const inner = await portOfSite();
		if (inner === null) return sendText(response, 503, preview.fault());
		forward(request, response, inner, portOfSite);
	});
	server.on("upgrade", (request, socket, head) => {
		const inner = preview.port();
		if (refusalOf(request, port) || inner === null) socket.destroy();
		else forwardSocket(request, socket, head, inner);
	});
	return {
		address: `http://localhost:${port}${base}`,
		stop: async () => {
			preview.stop();
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

async function answer(
	root: string,
	files: ReadonlyMap<string, ClientFile>,
	preview: Preview,
	url: URL,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const name = url.pathname.slice(base.length);
	if (name === "") return sendPage(response);
	const file = files.get(name);
	if (file) {
		response.writeHead(200, { "content-type": file.type, "content-encoding": "gzip", "cache-control": "no-cache" });
		response.end(file.body);
		return;
	}
	const route = routes[`${request.method} ${name.replace(/^api\//, "")}`];
	if (!route || !name.startsWith("api/")) return sendText(response, 404, "There is no such address in the editor.");
	try {
		const body = request.method === "GET" ? undefined : await bodyOf(request);
		const said = await route({ root, preview, query: url.searchParams, body });
		if (said instanceof Bytes) {
			// A picture is shown and never run, whatever is in it.
			const security = { "content-security-policy": "sandbox", "x-content-type-options": "nosniff" };
			response.writeHead(200, { "content-type": said.type, "cache-control": "no-cache", ...security });
			response.end(said.bytes);
		} else sendJson(response, 200, said);
	} catch (error) {
		const { status, said } = inWords(error);
		sendJson(response, status, said);
	}
}

/** What went wrong, for the editor's page. A fault of the editor itself is shown too, and logged in the terminal. */
function inWords(error: unknown): { status: number; said: Record<string, unknown> } {
	if (error instanceof Refusal) return { status: error.status, said: { sentence: error.message, ...error.details } };
	if (error instanceof ChangedOnDisk) {
		return { status: 409, said: { kind: "changed", sentence: error.message, file: error.file, now: error.now } };
	}
	if (error instanceof ForbiddenFile) return { status: 403, said: { kind: "forbidden", sentence: error.message } };
	if (error instanceof GitProblem) return { status: 422, said: { kind: "git", sentence: error.message } };
	if (error instanceof UnwritableYaml) return { status: 422, said: { kind: "unwritable", sentence: error.message } };
	if (error instanceof z.ZodError) return { status: 400, said: { kind: "request", sentence: z.prettifyError(error) } };
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
	return { status: 500, said: { kind: "fault", sentence: `Something went wrong in the editor: ${message}` } };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request) {
		size += part.length;
		if (size > largestBody) throw new Refusal(413, "This is larger than 40 MB. Make it smaller first.");
		parts.push(part);
	}
	const bytes = Buffer.concat(parts);
	if (!request.headers["content-type"]?.startsWith("application/json")) return bytes;
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch {
		throw new Refusal(400, "The request cannot be read.");
	}
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
	response.end(JSON.stringify(value ?? null));
}

function sendText(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
	response.end(text);
}

function sendPage(response: ServerResponse): void {
	response.writeHead(200, {
		"content-type": "text/html; charset=utf-8",
		"cache-control": "no-store",
		"content-security-policy": `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'`,
	});
	response.end(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Edit the guide</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}main.css">
</head>
<body>
<div id="editor"></div>
<noscript>The editor needs a browser in which scripts run.</noscript>
<script type="module" src="${base}main.js"></script>
</body>
</html>
`);
}
