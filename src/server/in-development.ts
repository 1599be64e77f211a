import type { IncomingMessage, ServerResponse } from "node:http";
import type { RenderForm } from "#endpoint/http/responses.ts";
import { readSettings } from "#endpoint/settings.ts";
import { type Endpoint, startEndpoint } from "#endpoint/start.ts";
import { onDemand } from "#program/on-demand.ts";
import { formAddress } from "#server/estimate/filled-form.ts";
import { readTarget } from "#server/http/request-target.ts";
import { partFormPage, withForm } from "#server/rendering/form-page.ts";
import { answerFromEndpoint } from "./answer-from-endpoint.ts";

type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** What is used of Vite's server. */
type DevelopmentServer = { middlewares: { use: (handler: Handler) => unknown }; httpServer: { once: Once } | null };
type Once = (event: "close", listener: () => void) => unknown;

/** Serves the endpoint before the pages of `npm run dev`, as `npm run serve` does. Settings are read at the first request. */
export function serveEndpointIn(server: DevelopmentServer, siteUrl: string, env: NodeJS.ProcessEnv): void {
	const base = new URL(siteUrl).pathname.replace(/\/$/, "");
	let running: Promise<Endpoint> | undefined;
	const log = (line: string) => process.stdout.write(`${line}\n`);
	const endpoint = () => {
		running ??= startEndpoint({ ...readSettings(env), siteUrl }, log).catch((error: unknown) => {
			// Not kept: a request after the settings were mended starts afresh.
			running = undefined;
			throw error;
		});
		return running;
	};

	async function answer(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
		const target = readTarget(request.url ?? "/", request.headers.host);
		if (target === null || target === "unreadable") return next();
		const path = target.path.startsWith(base) ? target.path.slice(base.length).replace(/\/$/, "") : "";
		if (path !== "/api/applications" && path !== "/api/health") return next();
		const { applications, health } = await endpoint();
		const { localAddress = "localhost", localPort } = request.socket;
		const host = localAddress.includes(":") ? `[${localAddress}]` : localAddress;
		const ask = async (address: string, init: RequestInit = {}) =>
			Buffer.from(await (await fetch(`http://${host}:${localPort}${base}${address}`, init)).arrayBuffer());
		const renderForm: RenderForm = async (form) => {
			const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(form) };
			const page = partFormPage((await ask(formAddress)).toString());
			return withForm(page, form, await ask(`/on-demand${onDemand.form}`, post));
		};
		await answerFromEndpoint(request, response, target, { page: {}, other: {} }, (sent) =>
			path === "/api/health" ? health(sent.method) : applications(sent, renderForm),
		);
	}

	server.middlewares.use((request, response, next) => {
		answer(request, response, next).catch(next);
	});
	server.httpServer?.once("close", () => {
		running?.then(({ stop }) => stop()).catch(log);
	});
}
