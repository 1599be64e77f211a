import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Endpoint } from "#endpoint/start.ts";
import { commonHeaders } from "#publishing/headers.ts";
import type { Build } from "#server/builds/load-build.ts";
import { sendFile, sendNotFound } from "#server/files/send-file.ts";
import { closeAfterAnswer, hasBody } from "#server/http/request-body.ts";
import { readTarget } from "#server/http/request-target.ts";
import { siteRoutes } from "./routes.ts";

/**
 * A client that does not finish a request in time gets 408, so that slow clients cannot use up the connections. An idle connection is kept
 * longer than the minute for which proxies keep theirs: one that closes while a form is on its way would lose the post.
 */
const patience = {
	headersTimeout: 15_000,
	requestTimeout: 30_000,
	connectionsCheckingInterval: 5_000,
	keepAliveTimeout: 65_000,
};

/** A connection on which nothing moves for so long, in milliseconds, is closed: its reader is gone. */
const stillness = 120_000;

type Serving = {
	/** The build that is served now. */
	current: () => Build;
	/** null where the form posts to another server. */
	endpoint: Endpoint | null;
	log: (line: string) => void;
};

/** The server of the site: files from memory, and what is on demand. No request ends or blocks it. */
export function createSiteServer({ current, endpoint, log }: Serving): Server {
	const routes = siteRoutes(endpoint);
	const answering = new WeakMap<Socket, number>();

	const server = createServer(patience, (request, response) => {
		count(answering, request.socket, 1);
		response.once("close", () => count(answering, request.socket, -1));
		response.on("error", () => undefined);
		answer(request, response).catch((error: unknown) => {
			// Without its query, which may hold what somebody typed.
			const path = (request.url ?? "").split("?")[0]?.slice(0, 200);
			log(`${request.method} ${path} 500 ${whatHappened(error)}`);
			if (response.headersSent) response.destroy();
			else refuse(request, response, 500);
		});
	});
	server.setTimeout(stillness);

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const build = current();
		const target = readTarget(request.url ?? "/", request.headers.host);
		if (target === "unreadable" || repeatsHost(request)) return refuse(request, response, 400);
		// It would send back what a proxy on the way has added (RFC 9110, 9.3.8); no address takes it.
		if (request.method === "TRACE") return refuse(request, response, 405, ["Allow", "GET, HEAD, POST"]);
		const path = target && within(build.base, target.path);
		if (target === null || path === null) return missing(request, response, build);

		const route = routes.get(path);
		const file = route ? undefined : build.files.get(path);
		const methods = route ? route.methods : ["GET", "HEAD"];
		if (methods && !methods.includes(request.method ?? "")) {
			return refuse(request, response, 405, ["Allow", methods.join(", ")]);
		}
		if (route) return route.answer({ request, response, target: { ...target, path }, build });
		if (hasBody(request)) closeAfterAnswer(request, response);
		if (file) {
			const forQuery = target.search === "" ? undefined : build.queried.get(path);
			return sendFile(request, response, (forQuery && (await forQuery(target.search).catch(unrendered(path)))) ?? file);
		}
		const page = pageFor(path, build);
		if (page === null) return missing(request, response, build);
		const location = encodeURI(build.base + page).replaceAll("?", "%3F") + target.search;
		response.writeHead(308, [...common(build), "Location", location, "Content-Length", "0"]).end();
	}

	/** A page that cannot be made for a query is sent as it is without one. Reasons may quote the query; places do not. */
	const unrendered = (path: string) => (error: unknown) => {
		const places = error instanceof Error ? (error.stack ?? "").match(/^\s+at .*$/gm) : null;
		log(`${path} could not be rendered for a query ${(places ?? []).slice(0, 3).join(" ").replace(/\s+/g, " ")}`);
		return null;
	};

	function refuse(request: IncomingMessage, response: ServerResponse, status: number, headers: string[] = []): void {
		if (hasBody(request) && !request.complete) closeAfterAnswer(request, response);
		const type = ["Content-Type", "text/plain; charset=utf-8"];
		response.writeHead(status, [...common(current()), ...type, ...headers]);
		response.end(request.method === "HEAD" ? "" : `${sentences[status] ?? STATUS_CODES[status]}\n`);
	}

	function missing(request: IncomingMessage, response: ServerResponse, build: Build): void {
		if (request.method !== "GET" && request.method !== "HEAD") {
			refuse(request, response, 404);
			return;
		}
		if (hasBody(request)) closeAfterAnswer(request, response);
		sendNotFound(request, response, build.notFound);
	}

	// What is no request gets an answer, too, unless another one is being written on the same connection.
	server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
		const isFree = socket.writable && (answering.get(socket as Socket) ?? 0) === 0 && error.code !== "ECONNRESET";
		if (!isFree) {
			socket.destroy();
			return;
		}
		const status = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }[error.code ?? ""] ?? 400;
		const headers = [...common(current()), "Connection", "close", "Content-Length", "0"];
		const lines = headers.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`)).join("");
		socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}\r\n`, () => socket.destroy());
	});
	return server;
}

const sentences: Readonly<Record<number, string>> = {
	400: "This address cannot be read.",
	404: "There is nothing at this address.",
	405: "This address does not take this method.",
	500: "Something went wrong here. Try again in a moment.",
};

/** The path within the site, of a path of its host; null for what lies beside the site. */
function within(base: string, path: string): string | null {
	if (base === "") return path;
	if (path === base) return "";
	return path.startsWith(`${base}/`) ? path.slice(base.length) : null;
}

/** The page for an address that is nearly a page's: without its slash, or with the name of its file. */
function pageFor(path: string, { files }: Build): string | null {
	const page = path.endsWith("/index.html") ? path.slice(0, -"index.html".length) : `${path}/`;
	return files.has(page) ? page : null;
}

function common({ facts }: Build): string[] {
	return Object.entries(commonHeaders(facts)).flat();
}

/** Two hosts may be two sites to two servers on the way (RFC 9112, 3.2). */
function repeatsHost({ rawHeaders }: IncomingMessage): boolean {
	let hosts = 0;
	for (let index = 0; index < rawHeaders.length; index += 2) {
		const name = rawHeaders[index];
		if (name?.length === 4 && name.toLowerCase() === "host") hosts++;
	}
	return hosts > 1;
}

function count(counts: WeakMap<Socket, number>, socket: Socket, change: number): void {
	counts.set(socket, (counts.get(socket) ?? 0) + change);
}

/** An error with the place where it was thrown. */
function whatHappened(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return (error.stack ?? error.message).split("\n").slice(0, 3).join(" ").replace(/\s+/g, " ");
}
