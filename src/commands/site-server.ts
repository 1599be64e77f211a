import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import sirv from "sirv";
import { headerFactsFile } from "#build/final-pages.ts";
import {
	commonHeaders,
	contentTypeOf,
	fileHeaders,
	type HeaderFacts,
	isPageAddress,
	pageHeaders,
} from "#build/headers.ts";
import { runningEndpoint, stopEndpoint } from "#endpoint/running.ts";
import { readSettings } from "#endpoint/settings.ts";
import { stopListening } from "./stop-listening.ts";

type Handler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void | Promise<void>;

/** Where a build that serves the form endpoint has its on-demand routes; a purely static one has none. */
const onDemandEntry = "dist/server/entry.mjs";

/** A static page that reads its query by script, and the route that does so here, without one. */
const confirmation = "/apply/received/";
const confirmationOnDemand = "/apply/confirmed/";

/** Files that are for hosts, and the page that is the answer to every address without one. */
const noAddress = /^\/(_headers|_redirects|404(\.html)?)\/*$/;

/** Serves the built site of `root`. Resolves once it listens; throws a sentence when it is not built or the port is taken. */
export async function serve(root: string, host: string, port: number): Promise<{ address: string; server: Server }> {
	const client = join(root, "dist/client");
	const factsPath = join(root, "dist", headerFactsFile);
	if (!existsSync(factsPath)) throw new Error('The site is not built yet. Run "npm run build" first.');
	const facts: HeaderFacts = JSON.parse(readFileSync(factsPath, "utf8"));
	if (facts.formOrigin === null && !existsSync(join(root, onDemandEntry))) {
		throw new Error('The build has a form but not its endpoint. Run "npm run build" again.');
	}
	const common = commonHeaders(facts);
	const notFound = readFileSync(join(client, "404.html"));
	const onDemand = await onDemandRoutes(root);

	const files = sirv(client, {
		brotli: true,
		gzip: true,
		etag: true,
		ignores: [/\.(br|gz)$/],
		setHeaders: (response, path) => {
			const type = contentTypeOf(path);
			if (type) response.setHeader("Content-Type", type);
			for (const [name, value] of Object.entries(fileHeaders(path))) response.setHeader(name, value);
		},
	});

	// Whoever does not finish a request in time gets 408, so that slow clients cannot use up the connections.
	const patience = { headersTimeout: 15_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };
	const server = createServer(patience, (request, response) => {
		const url = URL.parse(request.url ?? "/", "http://localhost");
		if (!url || !isDecodable(url.pathname)) {
			response.writeHead(400, { "Content-Type": "text/plain" }).end("This address cannot be read.\n");
			return;
		}
		const headers = isPageAddress(url.pathname) ? { ...common, ...pageHeaders(url.pathname, facts) } : common;
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		// A Request cannot have this method (Fetch standard), so it is answered before one is made of it.
		if (request.method === "TRACE") {
			response.writeHead(405, { Allow: "GET, HEAD, POST" }).end();
			return;
		}
		const missing = () => {
			for (const [name, value] of Object.entries(pageHeaders(url.pathname, facts))) response.setHeader(name, value);
			answerNotFound(response, notFound);
		};
		if (onDemand && url.pathname.startsWith("/api/")) {
			onDemand(request, response, missing);
			return;
		}
		if (request.method !== "GET" && request.method !== "HEAD") {
			response.writeHead(405, { Allow: "GET, HEAD" }).end();
			return;
		}
		if (noAddress.test(decodeURIComponent(url.pathname))) {
			missing();
			return;
		}
		const directory = directoryAddress(client, url);
		if (directory) {
			response.writeHead(308, { Location: directory }).end();
			return;
		}
		// What is on demand has no address of its own: the endpoint alone leads to the form that comes back.
		if (onDemand && url.pathname === confirmation) {
			request.url = `${confirmationOnDemand}${url.search}`;
			onDemand(request, response, missing);
		} else files(request, response, missing);
	});
	const actual = await listen(server, host, port);
	return { address: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`, server };
}

function isDecodable(pathname: string): boolean {
	try {
		decodeURIComponent(pathname);
		return true;
	} catch {
		return false;
	}
}

/** Pages end in a slash: an address without one leads to the page, its query kept. */
function directoryAddress(client: string, { pathname, search }: URL): string | null {
	if (pathname.endsWith("/") || /\.[a-z0-9]+$/i.test(pathname) || pathname.startsWith("//")) return null;
	return existsSync(join(client, decodeURIComponent(pathname), "index.html")) ? `${pathname}/${search}` : null;
}

async function onDemandRoutes(root: string): Promise<Handler | null> {
	const entry = join(root, onDemandEntry);
	if (!existsSync(entry)) return null;
	const { handler }: { handler: Handler } = await import(pathToFileURL(entry).href);
	return handler;
}

function answerNotFound(response: ServerResponse, page: Buffer): void {
	response.writeHead(404, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" }).end(page);
}

/** Listens, on a free port where `port` is 0; resolves to the port. */
function listen(server: Server, host: string, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", (error: NodeJS.ErrnoException) => {
			const reason =
				error.code === "EADDRINUSE"
					? `Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`
					: `The server cannot listen on ${host}:${port}: ${error.message}`;
			reject(new Error(reason));
		});
		server.listen(port, host, () => {
			const bound = server.address();
			resolve(typeof bound === "object" && bound ? bound.port : port);
		});
	});
}

/**
 * Serves the built site until the process is told to stop, and prints one line with its address. The endpoint starts with it,
 * so that what waited from before is told without a first request. Throws a sentence for each setting that cannot be used.
 */
export async function serveUntilStopped(root: string, env: NodeJS.ProcessEnv): Promise<void> {
	const { host, port } = readSettings(env);
	if (existsSync(join(root, onDemandEntry))) await runningEndpoint();
	const { address, server } = await serve(root, host, port).catch(async (error: unknown) => {
		await stopEndpoint();
		throw error;
	});
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.once(signal, () => {
			// What was accepted is finished.
			stopListening(server)
				.then(stopEndpoint)
				.then(
					() => process.exit(),
					(error: unknown) => {
						console.error(error instanceof Error ? error.message : error);
						process.exit(1);
					},
				);
		});
	}
	console.log(`The Mamey partner guide is at ${address}/`);
}
