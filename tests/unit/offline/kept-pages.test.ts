import { expect, test } from "vitest";
import { isKeptPage, keptPage, mayBeKept, missingPage, supersededNow, titleOf } from "#offline/kept-pages.ts";

const facts = {
	base: "",
	terms: {
		inForce: "1.0",
		timeZone: "America/Panama",
		versions: [
			{ version: "1.1", effective: "2027-03-01" },
			{ version: "1.0", effective: "2024-12-21" },
		],
	},
};
const page =
	"<html><head><title>Tiers &amp; shares | Mamey Partners</title></head><body><main id=x><h1>Tiers</h1></main>";

test("pages are kept, but for an applicant’s answers, frames and files", () => {
	for (const address of ["/", "/guide/", "/guide/process/", "/find-your-tier/no/yes/", "/estimate/", "/apply/"]) {
		expect(isKeptPage(address), address).toBe(true);
	}
	for (const address of [
		"/apply/received/",
		"/apply/again/",
		"/api/health",
		"/embed/estimate/",
		"/guide.md",
		"/offline/",
	]) {
		expect(isKeptPage(address), address).toBe(false);
	}
});

test("an answer is kept when it is the whole page itself, and nobody forbade it", () => {
	const html = { "Content-Type": "text/html; charset=utf-8" };
	expect(mayBeKept(new Response("", { headers: html }))).toBe(true);
	expect(mayBeKept(new Response("", { status: 404, headers: html }))).toBe(false);
	expect(mayBeKept(new Response("", { headers: { ...html, "Cache-Control": "no-store" } }))).toBe(false);
	expect(mayBeKept(new Response("", { headers: { ...html, "Cache-Control": "private, no-cache" } }))).toBe(false);
	expect(mayBeKept(new Response("{}", { headers: { "Content-Type": "application/json" } }))).toBe(false);
});

test("the day decides which terms hold, by the program’s calendar", () => {
	expect(supersededNow(facts, new Date("2027-03-01T04:59:00Z"))).toBeNull();
	expect(supersededNow(facts, new Date("2027-03-01T05:00:00Z"))).toMatchObject({ version: "1.1", since: "2027-03-01" });
});

test("a kept page says above its content from which day it is, and under which terms", () => {
	const shown = keptPage(page, new Date("2026-11-29T12:00:00Z"), facts);
	expect(shown).toMatch(/<main id=x><p [^>]+><strong>The site cannot be reached\.<\/strong>[^<]+<\/p><h1>/);
	expect(shown).toContain("as it was on November 29, 2026, when program terms 1.0 were in force");
});

test("in place of a page that was not kept are links to those that were, and none while other terms are in force", () => {
	const empty = '<main><h1>Not here</h1><div id="kept-pages"></div></main>';
	const kept = [{ title: titleOf(page), path: "/guide/tiers/" }];
	expect(missingPage(empty, kept, null)).toContain('<li><a href="/guide/tiers/">Tiers &amp; shares</a></li>');
	expect(missingPage(empty, [], null)).toBe(empty);
	const superseded = missingPage(empty, kept, { shown: "1.0", version: "1.1", since: "2027-03-01" });
	expect(superseded).toContain("Terms 1.1 have been in force since March 1, 2027");
	expect(superseded).not.toContain("<li>");
});
