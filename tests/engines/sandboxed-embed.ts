import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import sirv from "sirv";
import { fileHeaders, type HeaderFacts, headerFactsFile, pageHeaders } from "#publishing/headers.ts";
import { type OwnSite, started } from "#tests/browser/setup/own-site.ts";

const dist = new URL("../../dist/", import.meta.url);

/** The built site at its own address, and a page at `/` that frames the estimator in a sandbox and shows the height that it is sent. */
export async function serveSandboxedEmbed(): Promise<OwnSite> {
	const facts: HeaderFacts = JSON.parse(readFileSync(new URL(headerFactsFile, dist), "utf8"));
	const files = sirv(new URL("client", dist).pathname, { dev: true });
	const server = createServer((request, response) => {
		const siteUrl = `http://${request.headers.host}`;
		const { pathname } = new URL(request.url ?? "/", siteUrl);
		if (pathname === "/") {
			response.setHeader("Content-Type", "text/html; charset=utf-8");
			response.end(`<!doctype html><title>Another site</title><p id="height"></p>
<script>addEventListener("message", ({ data }) => { document.querySelector("#height").textContent = data.height })</script>
<iframe sandbox="allow-scripts" width="900" height="400" src="/embed/estimate/?tier=reseller&pu.customers=10&pu.revenue=1000"></iframe>`);
			return;
		}
		const headers = pathname.startsWith("/_astro/")
			? fileHeaders(pathname)
			: pageHeaders(pathname, { ...facts, siteUrl });
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		files(request, response, () => {
			response.writeHead(404).end();
		});
	});
	return started(server);
}
