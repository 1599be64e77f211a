import { expect, test } from "vitest";
import { lateTerms } from "#authoring/checks/terms-in-time.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { inWords, told } from "#authoring/faults/words.ts";
import { factsFolder } from "#authoring/read-program.ts";

const project = new URL("../../../..", import.meta.url).pathname;
const fixture = contentFiles(`${project}tests/fixtures`);

/** The facts of terms 1.0 with a next version that begins on March 1, 2027, and what the built site shows. */
function projectWith({ isPublished = false, built = "" } = {}) {
	const facts = fixture.list("terms-1.0").map((file) => {
		const name = file.slice("terms-1.0/".length);
		return [name, fixture.read(file) ?? ""] as const;
	});
	const files = new Map<string, string>();
	for (const [name, text] of facts) {
		if (name !== "published.yaml") files.set(`${factsFolder}/1.0/${name}`, text);
		files.set(`${factsFolder}/${name}`, text);
	}
	files.set(`${factsFolder}/terms.yaml`, 'version: "1.1"\neffective: 2027-03-01\n');
	const record = files.get(`${factsFolder}/published.yaml`) ?? "";
	if (isPublished)
		files.set(`${factsFolder}/published.yaml`, `${record}${record.replace('"1.0"', '"1.1"').replace(/^#.*\n/gm, "")}`);
	if (built)
		files.set("dist/terms.json", JSON.stringify({ day: "2026-12-01", timeZone: "UTC", inForce: built, versions: [] }));
	return contentFiles("/nowhere", files);
}

const said = (files: ReturnType<typeof projectWith>, day: string) => lateTerms(files, day).map(inWords);

test("announced terms that begin within 14 days and were not published are warned of, which fails nothing", () => {
	const late =
		"content/program/terms.yaml:2:12: Terms 1.1 begin on March 1, 2027, and their figures are not recorded yet.";
	expect(said(projectWith(), "2027-02-14")).toEqual([]);
	expect(said(projectWith(), "2027-02-15")).toEqual([late]);
	expect(said(projectWith(), "2027-03-02")).toEqual([late]);
	expect(said(projectWith({ isPublished: true }), "2027-02-28")).toEqual([]);
	expect(lateTerms(projectWith(), "2027-02-15").map((fault) => told(fault).level)).toEqual(["warning"]);
});

test("a build that shows older terms than those that took effect since is warned of", () => {
	const built = projectWith({ isPublished: true, built: "1.0" });
	expect(said(built, "2027-02-28")).toEqual([]);
	expect(said(built, "2027-03-01")).toEqual([
		"dist/terms.json:1:1: The built site shows program terms 1.0, superseded by 1.1 since March 1, 2027. Build it again.",
	]);
	expect(said(projectWith({ isPublished: true, built: "1.1" }), "2027-03-01")).toEqual([]);
});

test("a day before the first terms, and facts that cannot be read, are no reason to fail here", () => {
	expect(said(projectWith({ isPublished: true, built: "1.0" }), "2020-01-01")).toEqual([]);
	expect(said(projectWith({ isPublished: true }), "2027-03-01")).toEqual([]);
});
