import { expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { auditedLinks, auditing } from "#program/estimate/audit/audit.ts";
import { linksCsv, linksSheet, linksTable } from "#program/estimate/audit/list-formats.ts";
import { listedLink } from "#program/estimate/audit/listed.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";

const fixtures = new URL("../../../../fixtures/", import.meta.url).pathname;
const termsIn = (folder: string) => scheduleTerms(readProgram(fixtures, folder));
const [old, current] = [termsIn("terms-1.0"), termsIn("terms-1.1")];
const site = "https://partners.example/estimate/";
const text = `${site}?v=1&terms=1.0&name==1%2B1&tier=reseller&pu.customers=10&pu.revenue=1000&b.tier=strategic\n\n${site}?k=12345678`;
const links = auditedLinks(text, [current, old], current).map((link) =>
	listedLink(link, { file: "mail.eml", hasLines: true }),
);

test("CSV, table and sheet have the same rows: one a scenario, one for a link of which nothing could be read", () => {
	const rows = linksCsv(links, { saysSeparator: false }).trimEnd().split("\r\n");
	expect(rows).toHaveLength(4);
	expect(linksTable(links).split("\n")).toHaveLength(4);
	expect(linksSheet(links).data).toHaveLength(4);
	expect(rows[1]).toMatch(/^1,1,"A","'=1\+1","","","=""1\.0""","not said",/);
	expect(rows[3]).toMatch(/^2,3,"","",.*"no",.*"mail\.eml"$/);
});

test("what is listed is text alone, as it goes from a worker to its page", () => {
	expect(structuredClone(links)).toEqual(links);
	expect(links[0]?.scenarios[0]?.totalThen).toMatch(/^\d+\.\d\d$/);
});

test("links come one by one with how much of the text lies before them, up to all of it", () => {
	const passed = [...auditing(text, [current, old], current)].map(({ passed: share }) => share);
	expect(passed).toEqual(passed.toSorted((a, b) => a - b));
	expect(passed.at(-1)).toBe(1);
});
