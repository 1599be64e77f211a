import { describe, expect, test } from "vitest";
import { originOf, wantsPage } from "#endpoint/http/audience.ts";

describe("a page is wanted by who names text/html, and weighs it no less than JSON (RFC 9110, 12.5.1)", () => {
	test.each([
		["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true],
		["TEXT/HTML", true],
		["application/json;q=0.5, text/html;level=1;q=0.7", true],
		["text/html, application/json", true],
		["text/html;q=0.4, application/json;q=0.5", false],
		["text/html; q=0", false],
		["text/html;q=many", false],
		["application/json", false],
		["text/htmlx", false],
		["*/*", false],
		["", false],
		[undefined, false],
	])("%s: %s", (accept, wanted) => expect(wantsPage(accept)).toBe(wanted));
});

/** What a post to the endpoint behind a proxy counts as, sent with these headers. */
const judged = (headers: Record<string, string>) =>
	originOf(
		{ headers, host: "127.0.0.1:8080" },
		{
			siteUrl: "https://partners.example.com/guide/",
			allowedOrigins: ["https://www.example.org"],
		},
	);

describe("a post counts as our own", () => {
	test.each([
		["without an origin, as programs send it", {}],
		["from the site", { origin: "https://partners.example.com" }],
		["from the host that it is sent to", { origin: "https://127.0.0.1:8080" }],
		["from a hidden origin that the browser calls the same", { origin: "null", "sec-fetch-site": "same-origin" }],
	])("%s", (_, headers) => expect(judged(headers)).toEqual({ kind: "own" }));
});

test("a listed origin is allowed, and told for the answer's headers", () =>
	expect(judged({ origin: "https://www.example.org" })).toEqual({
		kind: "allowed",
		origin: "https://www.example.org",
	}));

describe("a post counts as foreign", () => {
	test.each([
		["from another site", { origin: "https://evil.example" }],
		["from a site whose name begins as ours", { origin: "https://partners.example.com.evil.example" }],
		["from our name without encryption", { origin: "http://partners.example.com" }],
		["from another port of our host", { origin: "http://127.0.0.1:9090" }],
		["from a listed name with another scheme", { origin: "http://www.example.org" }],
		["from a hidden origin", { origin: "null" }],
		["from a hidden origin of a sister site", { origin: "null", "sec-fetch-site": "same-site" }],
		["from what is no origin", { origin: "partners" }],
	])("%s", (_, headers) => expect(judged(headers)).toEqual({ kind: "foreign" }));
});
