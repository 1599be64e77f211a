/** What the headers of this build depend on. */
export interface HeaderFacts {
	/** `sha256-…` of every inline script of the final pages. */
	scriptHashes: readonly string[];
	/** Origin that the form posts to when it is another server's; null when it is our own. */
	formOrigin: string | null;
	/** Public address of the site; an https address also asks for https from then on. */
	siteUrl: string;
}

/** Addresses that other sites may show in a frame: the embedded estimator and nothing else. */
const framedAddress = /^\/embed\//;

/** Headers of every answer, whatever it holds. */
export function commonHeaders({ siteUrl }: HeaderFacts): Record<string, string> {
	return {
		"X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "strict-origin-when-cross-origin",
		...(siteUrl.startsWith("https:") ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
	};
}

/**
 * Headers of a page at `address`: the policy for scripts, forms and frames (W3C Content Security Policy Level 3).
 * `wasm-unsafe-eval` is for the search index; inline styles are drawn by components and cannot run anything.
 */
export function pageHeaders(address: string, { scriptHashes, formOrigin }: HeaderFacts): Record<string, string> {
	const framed = framedAddress.test(address);
	const others = formOrigin ? ` ${formOrigin}` : "";
	const policy = [
		"default-src 'self'",
		`script-src 'self' 'wasm-unsafe-eval' ${scriptHashes.map((hash) => `'${hash}'`).join(" ")}`.trimEnd(),
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
		`connect-src 'self'${others}`,
		`form-action 'self'${others}`,
		"object-src 'none'",
		"base-uri 'none'",
		`frame-ancestors ${framed ? "*" : "'none'"}`,
	];
	return {
		"Content-Security-Policy": policy.join("; "),
		"Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Cross-Origin-Opener-Policy": "same-origin",
		...(framed ? {} : { "X-Frame-Options": "DENY" }),
	};
}

/**
 * Whether an address may be answered with a page. Other files go without a page's headers: no browser reads them there,
 * and they would weigh more than many a file.
 */
export function isPageAddress(address: string): boolean {
	return !/\.(?!html$)[a-z0-9]+$/i.test(address);
}

/** Types that servers do not tell by themselves, by how a file's name ends; the longer ending counts. */
const contentTypes = {
	".schema.json": "application/schema+json",
	".md": "text/markdown; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
	".xml": "application/xml; charset=utf-8",
	".json": "application/json; charset=utf-8",
} as const;

/** The type of a file whose name says it; undefined where every server knows it. */
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

/** The same headers as a `_headers` file, as static hosts read it. Each page stands there once, so that no policy is sent twice. */
export function headersFile(pages: readonly string[], facts: HeaderFacts): string {
	const block = (path: string, headers: Record<string, string>) =>
		[path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
	return [
		block("/*", commonHeaders(facts)),
		block("/_astro/*", fileHeaders("/_astro/")),
		block("/*.md", { "Content-Type": contentTypes[".md"] }),
		block("/program/*.schema.json", { "Content-Type": contentTypes[".schema.json"] }),
		...pages.map((page) => block(page, pageHeaders(page, facts))),
		"",
	].join("\n\n");
}
