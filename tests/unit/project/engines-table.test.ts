import { expect, test } from "vitest";
import { engineTable } from "#tests/tooling/engines-table.ts";

const run = (engine: string, title: string, status = "passed") => ({ ancestorTitles: [engine], title, status });
const table = (...assertionResults: object[]) => engineTable(JSON.stringify({ testResults: [{ assertionResults }] }));

test("journeys are rows, engines columns, and every page of the site is one journey", () => {
	const lines = table(
		run("in Firefox", "/guide/ shows no error"),
		run("in Firefox", "/apply/ shows no error", "failed"),
		run("in Firefox", "search finds a section"),
		run("in WebKit", "/guide/ shows no error"),
		run("in WebKit", "/apply/ shows no error"),
		run("in WebKit", "search finds a section"),
	);
	expect(lines).toEqual([
		"                        Firefox  WebKit",
		"a page shows no error   1 of 2   2 of 2",
		"search finds a section  1 of 1   1 of 1",
	]);
});

test("an engine that cannot be had keeps its column", () => {
	expect(table(run("in Firefox", "search finds a section"), run("in WebKit", "the journeys", "skipped"))).toEqual([
		"                        Firefox  WebKit",
		"search finds a section  1 of 1   not run",
	]);
});

test("tests that are no journey of an engine are not in it", () => {
	expect(table(run("without the functions of 2021", "the form is received"))).toEqual([]);
});
