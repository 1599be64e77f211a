import type { IncomingMessage } from "node:http";

/**
 * Why a request is not answered; null for one of this machine's own editor. Other pages in the same browser can reach a server on
 * this machine, and a name of their own can be made to lead here: `Host` and `Origin` distinguish them.
 */
export function refusalOf(
	{ headers, method = "GET" }: Pick<IncomingMessage, "headers" | "method">,
	port: number,
): string | null {
	const hosts = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`];
	const host = headers.host?.toLowerCase() ?? "";
	if (!hosts.includes(host)) return `The editor answers at http://localhost:${port}/ only.`;
	const { origin } = headers;
	if (origin !== undefined && origin !== `http://${host}`) return "The editor answers to its own pages only.";
	const site = headers["sec-fetch-site"];
	const isNavigation = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
	if (site !== undefined && site !== "same-origin" && site !== "none" && !(isNavigation && method === "GET")) {
		return "The editor answers to its own pages only.";
	}
	if (!["GET", "HEAD"].includes(method) && origin === undefined) return "The editor writes for its own pages only.";
	return null;
}
