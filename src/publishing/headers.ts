import { isCounted } from "#program/counted-pages.ts";

/** Name of the file in which the build leaves, beside the client's folder, what the server's headers depend on. */
export const headerFactsFile = "headers.json";

/** What the headers of this build depend on. */
export interface HeaderFacts {
	/** `sha256-…` of every inline script of the final pages. */
	scriptHashes: readonly string[];
	/** Origin that the form posts to when it is another server's; null when it is our own. */
	formOrigin: string | null;
	/** Public address of the site; an https address also asks for https from then on. */
	siteUrl: string;
	/** Origins of the counter that the host chose: of its script, and where it sends to; null when there is none. */
	counter: { script: string; host: string } | null;
	/** Path under which the site lies, without a slash at its end; "" at the root of its host. */
	base: string;
}

/** Addresses that other sites may show in a frame: the embedded estimator and nothing else. */
const framedAddress = /^\/embed\//;

/** Headers of every answer, whatever it holds. */
export function commonHeaders({ siteUrl }: HeaderFacts): Record<string, string> {
	return {
		"X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "strict-origin-when-cross-origin",
		...(siteUrl.startsWith("https:") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
	};
}

/** The origin of the site, by which a frame that is nobody's (a sandboxed one) names it: WebKit matches nothing with 'self' there. */
const originOf = ({ siteUrl }: HeaderFacts) => new URL(siteUrl).origin;

/**
 * The policy of a page at `address` within the site for scripts, forms and frames (W3C Content Security Policy Level 3).
 * `wasm-unsafe-eval` is for the search index; inline styles are drawn by components and cannot run anything.
 */
function pagePolicy(address: string, facts: HeaderFacts): string[] {
	const framed = framedAddress.test(address);
	const own = framed ? `'self' ${originOf(facts)}` : "'self'";
	const others = facts.formOrigin ? ` ${facts.formOrigin}` : "";
	const counter = isCounted(address) ? facts.counter : null;
	const from = counter ? ` ${counter.script}` : "";
	const to = counter ? ` ${counter.host}` : "";
	return [
		`default-src ${own}`,
		`script-src ${own}${from} 'wasm-unsafe-eval' ${facts.scriptHashes.map((hash) => `'${hash}'`).join(" ")}`.trimEnd(),
		`style-src ${own} 'unsafe-inline'`,
		`img-src ${own} data: blob:${to}`,
		`connect-src ${own}${others}${to}`,
		`form-action ${own}${others}`,
		"object-src 'none'",
		"base-uri 'none'",
		`frame-ancestors ${framed ? "*" : "'none'"}`,
	];
}

/** What a page of the site asks a browser to keep from it and from others, besides the policy. */
const guardedPage = {
	"Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Cross-Origin-Opener-Policy": "same-origin",
} as const;

/** Headers of a page at `address` within the site. */
export function pageHeaders(address: string, facts: HeaderFacts): Record<string, string> {
	return {
		"Content-Security-Policy": pagePolicy(address, facts).join("; "),
		...guardedPage,
		...(framedAddress.test(address) ? {} : { "X-Frame-Options": "DENY" }),
	};
}

/**
 * The policy of the page for unknown addresses, to be written into it: a static host answers any address with it, and a rule for all
 * of them would hold for the embedded estimator, too. Without `frame-ancestors`, which only a header can set (CSP 3, section 3.3).
 */
export function policyInPage(facts: HeaderFacts): string {
	return pagePolicy("/404.html", facts)
		.filter((directive) => !directive.startsWith("frame-ancestors"))
		.join("; ");
}

/**
 * Whether an address may be answered with a page. Other files go without a page's headers: no browser reads them there,
 * and they would weigh more than many a file.
 */
export function isPageAddress(address: string): boolean {
	return !/\.(?!html$)[a-z0-9]+$/i.test(address);
}

/** Types that servers do not know by themselves, by how a file's name ends; the longer ending counts. */
const contentTypes = {
	".schema.json": "application/schema+json",
	".md": "text/markdown; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
	".xml": "application/xml; charset=utf-8",
	".json": "application/json; charset=utf-8",
} as const;

/** The type of a file whose name shows it; undefined where every server knows it. */
export function contentTypeOf(path: string): string | undefined {
	return Object.entries(contentTypes).find(([ending]) => path.endsWith(ending))?.[1];
}

/**
 * Headers of a file: those with a hash in their name may be kept for ever, everything else is asked for again. The former may be
 * loaded from any origin, for a sandboxed frame around the embedded estimator has one of its own (HTML, "opaque origin").
 */
export function fileHeaders(path: string): Record<string, string> {
	return path.startsWith("/_astro/")
		? { "Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*" }
		: { "Cache-Control": "no-cache" };
}

/** The file of the worker that keeps pages for `OFFLINE=on`, or makes one of a former build go. At the root: it answers for what is below it. */
export const workerFile = "offline-worker.js";

/** The longest line that every host reads; Cloudflare's is the shortest. */
const longestLine = 2000;

/**
 * The same headers as a `_headers` file, as static hosts read it: with the paths of the host, under which the site may lie below one
 * of its own. A rule for each first folder, since a host reads 100 rules at most, and none that overlap in a policy, since hosts send
 * what several rules say. Where a policy says who may frame a page, a browser passes over `X-Frame-Options` (CSP 3, section 6.4.2).
 * Throws a sentence where a line is longer than every host reads.
 */
export function headersFile(pages: readonly string[], facts: HeaderFacts): string {
	const policies = new Set(pages.map((page) => page.replace(/^(\/[^/]+\/).*/, "$1*")));
	const rules: [string, Record<string, string>][] = [
		["/*", { ...commonHeaders(facts), ...guardedPage, "X-Frame-Options": "DENY" }],
		["/_astro/*", fileHeaders("/_astro/")],
		[`/${workerFile}`, fileHeaders(workerFile)],
		["/*.md", { "Content-Type": contentTypes[".md"] }],
		["/program/*.schema.json", { "Content-Type": contentTypes[".schema.json"] }],
		...[...policies].map((path): [string, Record<string, string>] => [
			path,
			{ "Content-Security-Policy": pagePolicy(path, facts).join("; ") },
		]),
	];
	const lines = rules.flatMap(([path, headers]) => [
		facts.base + path,
		...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
		"",
	]);
	const long = lines.find((line) => line.length > longestLine);
	if (long) {
		throw new Error(
			`_headers would have a line of ${long.length} characters, of which Cloudflare Pages reads ${longestLine}: ${long.slice(0, 60)}… Make inline scripts of the pages files.`,
		);
	}
	return `${lines.join("\n")}`;
}
