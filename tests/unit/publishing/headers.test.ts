import { describe, expect, test } from "vitest";
import { isCounted } from "#program/counted-pages.ts";
import { inlineScriptHashes } from "#publishing/final-pages.ts";
import {
	commonHeaders,
	contentTypeOf,
	fileHeaders,
	type HeaderFacts,
	headersFile,
	isPageAddress,
	pageHeaders,
	policyInPage,
} from "#publishing/headers.ts";
import { headersByFile } from "#tests/tooling/headers-file.ts";

const facts: HeaderFacts = {
	scriptHashes: ["sha256-abc="],
	formOrigin: null,
	counter: null,
	siteUrl: "https://partners.example",
	base: "",
};
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

test("a counter of visits is let in where pages are read, and nowhere where somebody types or the address is an estimate", () => {
	const counter = { script: "https://cdn.counter.example", host: "https://counter.example" };
	const read = policy("/guide/", { counter }).join("; ");
	expect(read).toContain("script-src 'self' https://cdn.counter.example 'wasm-unsafe-eval'");
	expect(read).toContain("connect-src 'self' https://counter.example");
	for (const address of ["/apply/", "/apply/received/", "/estimate/", "/embed/estimate/"]) {
		expect(policy(address, { counter }).join(), address).not.toContain("counter.example");
	}
	// These are shown at any address, also at that of an estimate that was damaged on its way.
	expect(policyInPage({ ...facts, counter })).not.toContain("counter.example");
	for (const address of ["/404/", "/404.html", "/offline/"]) expect(isCounted(address), address).toBe(false);
});

test("https is asked for where the site has it", () => {
	expect(commonHeaders(facts)["Strict-Transport-Security"]).toBe("max-age=31536000");
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

describe("a static host is told the same", () => {
	const told = (file: string, address: string) =>
		headersByFile(file, address).map(([name, value]) => `${name}: ${value}`);
	const pages = ["/", "/404.html", "/guide/", "/guide/process/", "/embed/estimate/", "/estimate/"];
	const file = headersFile(pages, facts);

	test.each(["/", "/guide/process/", "/guide/process/index.html", "/estimate/"])("%s", (address) => {
		const headers = { ...commonHeaders(facts), ...pageHeaders(address, facts) };
		expect(told(file, address).sort()).toEqual(
			Object.entries(headers)
				.map(([name, value]) => `${name}: ${value}`)
				.sort(),
		);
	});

	test("the embedded estimator has one policy, by which it may be framed", () => {
		const policies = told(file, "/embed/estimate/").filter((header) => header.startsWith("Content-Security-Policy"));
		expect(policies).toHaveLength(1);
		expect(policies[0]).toContain("frame-ancestors *");
	});

	test("hashed files are kept for ever", () => {
		expect(told(file, "/_astro/common.css").join()).toContain("immutable");
	});

	test("the worker that keeps pages is asked for again, also under a path", () => {
		expect(told(file, "/offline-worker.js")).toContain("Cache-Control: no-cache");
		const below = headersFile(pages, { ...facts, base: "/partners" });
		expect(told(below, "/partners/offline-worker.js")).toContain("Cache-Control: no-cache");
	});

	test("in fewer rules than hosts read, however many pages there are", () => {
		const many = Array.from({ length: 1000 }, (_, number) => `/guide/page-${number}/`);
		expect(headersFile([...pages, ...many], facts).split("\n\n").length).toBeLessThan(100);
	});

	test("a line that a host would cut fails the build", () => {
		const scriptHashes = Array.from({ length: 60 }, (_, number) => `sha256-${String(number).padStart(44, "a")}`);
		expect(() => headersFile(pages, { ...facts, scriptHashes })).toThrow(/Cloudflare Pages reads 2000/);
	});

	test("the page for unknown addresses holds its policy itself", () => {
		expect(policyInPage(facts)).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='");
		expect(policyInPage(facts)).not.toContain("frame-ancestors");
	});
});

test("a sandboxed frame, which is nobody's, may load the site's files where 'self' matches nothing", () => {
	expect(policy("/embed/estimate/")[0]).toBe("default-src 'self' https://partners.example");
});

test("inline scripts are hashed as a browser does (the policy's own example), files and data are not", () => {
	// Content Security Policy Level 3, section 6.7.3.3: the hash of this script.
	const hash = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
	expect(inlineScriptHashes("<script>alert('Hello, world.');</script>")).toEqual([hash]);
	expect(inlineScriptHashes("<script type=module>alert('Hello, world.');</script>")).toEqual([hash]);
	expect(inlineScriptHashes('<script src="/a.js"></script><script type="application/ld+json">{}</script>')).toEqual([]);
});
