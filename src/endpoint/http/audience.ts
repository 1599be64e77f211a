// What the headers of a request show about its sender.
import type { EndpointRequest } from "./request.ts";

/** Whether a page is wanted rather than JSON: browsers name text/html when they post a form; scripts take anything or JSON. */
export function wantsPage(accept: string | undefined): boolean {
	const html = quality(accept, "text/html");
	return html > 0 && html >= quality(accept, "application/json");
}

/** The weight that an Accept header gives to a type by name (RFC 9110, 12.5.1); 0 when it does not name it. */
function quality(accept: string | undefined, type: string): number {
	for (const range of (accept ?? "").toLowerCase().split(",")) {
		const [name = "", ...parameters] = range.split(";").map((part) => part.trim());
		if (name !== type) continue;
		const weight = parameters.find((parameter) => parameter.startsWith("q="));
		return weight === undefined ? 1 : Number(weight.slice(2)) || 0;
	}
	return 0;
}

/** Where a post comes from: our own pages and programs that are no browser, a page that may post, or any other page. */
export type Origin = { kind: "own" } | { kind: "allowed"; origin: string } | { kind: "foreign" };

/** Judges the Origin header (RFC 6454), which a page cannot forge. Programs that are no browser send none. */
export function originOf(
	{ headers, host }: Pick<EndpointRequest, "headers" | "host">,
	{ siteUrl, allowedOrigins }: { siteUrl: string; allowedOrigins: readonly string[] },
): Origin {
	const { origin } = headers;
	if (origin === undefined) return { kind: "own" };
	// Under a strict referrer policy a browser hides even its own origin; Sec-Fetch-Site still shows it.
	if (origin === "null") return { kind: headers["sec-fetch-site"] === "same-origin" ? "own" : "foreign" };
	if (allowedOrigins.includes(origin)) return { kind: "allowed", origin };
	if (!URL.canParse(origin)) return { kind: "foreign" };
	const isOwn = origin === new URL(siteUrl).origin || new URL(origin).host === new URL(`http://${host}`).host;
	return { kind: isOwn ? "own" : "foreign" };
}
