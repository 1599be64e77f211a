import { expect, test } from "vitest";
import { inlineScriptHashes } from "../../src/build/final-pages.ts";
import {
	commonHeaders,
	contentTypeOf,
	fileHeaders,
	type HeaderFacts,
	headersFile,
	isPageAddress,
	pageHeaders,
} from "../../src/build/headers.ts";

const facts: HeaderFacts = { scriptHashes: ["sha256-abc="], formOrigin: null, siteUrl: "https://partners.example" };
const policy = (address: string, changed: Partial<HeaderFacts> = {}) =>
	pageHeaders(address, { ...facts, ...changed })["Content-Security-Policy"]?.split("; ") ?? [];

test("a page runs our files and its own inline scripts, and no other script", () => {
	const scripts = policy("/guide/").find((directive) => directive.startsWith("script-src"));
	expect(scripts).toBe("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='");
});

test("no page may be framed but the embedded estimator", () => {
	expect(policy("/estimate/")).toContain("frame-ancestors 'none'");
	expect(pageHeaders("/estimate/", facts)["X-Frame-Options"]).toBe("DENY");
	expect(policy("/embed/estimate/")).toContain("frame-ancestors *");
	expect(pageHeaders("/embed/estimate/", facts)["X-Frame-Options"]).toBeUndefined();
});

test("a form service of somebody else's may be posted to and asked, and nobody else", () => {
	const directives = policy("/apply/", { formOrigin: "https://forms.example" });
	expect(directives).toContain("form-action 'self' https://forms.example");
	expect(directives).toContain("connect-src 'self' https://forms.example");
	expect(policy("/apply/")).toContain("form-action 'self'");
});

test("https is asked for where the site has it", () => {
	expect(commonHeaders(facts)["Strict-Transport-Security"]).toMatch(/^max-age=\d+/);
	expect(commonHeaders({ ...facts, siteUrl: "http://localhost:4321" })["Strict-Transport-Security"]).toBeUndefined();
});

test("hashed files are kept for ever, everything else is asked for again", () => {
	expect(fileHeaders("/_astro/common.CcMYhzy1.css")["Cache-Control"]).toContain("immutable");
	expect(fileHeaders("/guide/process/")).toEqual({ "Cache-Control": "no-cache" });
});

test("pages are told from files by their address", () => {
	expect(["/", "/guide/", "/guide/process", "/404.html", "/api/applications"].filter(isPageAddress)).toHaveLength(5);
	expect(["/favicon.svg", "/guide.md", "/_astro/a.woff2", "/program/1.0.json"].filter(isPageAddress)).toEqual([]);
	expect(contentTypeOf("/program/1.0.schema.json")).toBe("application/schema+json");
	expect(contentTypeOf("/program/1.0.json")).toBe("application/json; charset=utf-8");
});

test("a static host is told the same", () => {
	const file = headersFile(["/guide/", "/embed/estimate/"], facts);
	const block = (path: string) => file.split("\n\n").find((lines) => lines.startsWith(`${path}\n`)) ?? "";
	for (const [name, value] of Object.entries(pageHeaders("/guide/", facts))) {
		expect(block("/guide/")).toContain(`  ${name}: ${value}`);
	}
	for (const [name, value] of Object.entries(commonHeaders(facts)))
		expect(block("/*")).toContain(`  ${name}: ${value}`);
	expect(block("/embed/estimate/")).toContain("frame-ancestors *");
	expect(block("/_astro/*")).toContain("immutable");
});

test("inline scripts are hashed as a browser does (the policy's own example), files and data are not", () => {
	// Content Security Policy Level 3, section 6.7.3.3: the hash of this script.
	const hash = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
	expect(inlineScriptHashes("<script>alert('Hello, world.');</script>")).toEqual([hash]);
	expect(inlineScriptHashes("<script type=module>alert('Hello, world.');</script>")).toEqual([hash]);
	expect(inlineScriptHashes('<script src="/a.js"></script><script type="application/ld+json">{}</script>')).toEqual([]);
});
