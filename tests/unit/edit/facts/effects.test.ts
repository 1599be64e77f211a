import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { effectsOf } from "#edit/facts/effects.ts";
import { hashOf } from "#edit/files/content-file.ts";
import { factEffects, openedFacts, publishedTerms, savedFacts, startedTerms } from "#edit/server/fact-routes.ts";
import { Refusal } from "#edit/server/refusal.ts";
import { editYaml } from "#edit/yaml/edit-yaml.ts";
import { writableProject } from "#tests/unit/edit/server/project.ts";

let project: ReturnType<typeof writableProject>;
beforeEach(() => {
	project = writableProject();
});
afterEach(() => project.remove());

const read = (file: string) => readFileSync(join(project.root, "content", file), "utf8");
const tiers = "program/tiers.yaml";

/** The tiers with the reseller's share beginning elsewhere. */
function withShare(low: number) {
	const data: { key: string; share: { low: number; high: number } }[] = parse(read(tiers));
	return data.map((tier) => (tier.key === "reseller" ? { ...tier, share: { ...tier.share, low } } : tier));
}

describe("what a change of facts would do", () => {
	test("is told in words, with the pages and the examples that it moves, and nothing is written", async () => {
		const before = read(tiers);
		const effects = await effectsOf(project.root, tiers, editYaml(before, withShare(42)));
		expect(effects.differences).toEqual(["Reseller: revenue share from 40–50% to 42–50%."]);
		expect(effects.totals.map(({ preset }) => preset)).toEqual(["National reseller"]);
		expect(effects.shown.map(({ address }) => address)).toEqual([
			"/",
			"/guide/choose-a-tier/",
			"/guide/tiers/",
			"/guide/tiers/reseller/",
			"/guide/benefits/",
			"/guide/revenue-sharing/",
			"/find-your-tier/",
			"/estimate/",
		]);
		expect(effects.altersTerms).toBe("1.0");
		expect(effects.faults).toEqual([]);
		expect(read(tiers)).toBe(before);
	});

	test("is known of each field before it is changed", () => {
		const { places } = openedFacts(project.root, "program/process.yaml");
		const weeks = places["2/weeks"] ?? [];
		expect(weeks.map(({ address }) => address)).toEqual(["/", "/guide/process/", "/find-your-tier/"]);
		expect(weeks[1]?.parts).toEqual(["ProcessFlowchart", "Duration", "ProcessDates"]);
		const { places: requirements } = openedFacts(project.root, "program/requirements.yaml");
		expect(requirements.minimumYears?.map(({ address }) => address)).toContain("/guide/requirements/");
		const { places: organisation } = openedFacts(project.root, "program/organisation.yaml");
		expect(organisation.tagline?.map(({ address }) => address)).toEqual(["/guide/next-steps/"]);
	});

	test("says at its place what would stop the build", async () => {
		const effects = await effectsOf(project.root, tiers, editYaml(read(tiers), withShare(99)));
		expect(effects.faults).toMatchObject([{ path: [2, "share", "high"] }]);
		expect(effects.faults[0]?.sentence).toContain("low must not be above high");
	});
});

test("a fault that was there before is at its field, too, and does not keep a file from being mended", async () => {
	const broken = read(tiers).replace("high: 50", "high: 150").replace("high: 60", "high: 160");
	writeFileSync(join(project.root, "content", tiers), broken);
	const { faults } = await effectsOf(project.root, tiers, broken.replace("high: 160", "high: 60"));
	expect(faults).toMatchObject([{ path: [2, "share", "high"], isNew: false }]);
	const worse = await effectsOf(project.root, tiers, broken.replace("low: 20", "low: 120"));
	expect(worse.faults.map(({ path, isNew }) => [path.join("."), isNew])).toContainEqual(["0.share.low", true]);
});

describe("a figure that links depend on", () => {
	const request = (low: number) => ({ file: tiers, data: withShare(low), hash: hashOf(read(tiers)) });

	test("is not written over", async () => {
		const before = read(tiers);
		await expect(savedFacts(project.root, request(42))).rejects.toThrow(Refusal);
		expect(read(tiers)).toBe(before);
	});

	test("begins new terms, which keep the old ones and name every file that they write", async () => {
		const before = read(tiers);
		const result = await startedTerms(project.root, { ...request(42), version: "1.1", effective: "2099-01-01" });
		expect(result.written).toEqual(expect.arrayContaining([tiers, "program/terms.yaml", "program/1.0/tiers.yaml"]));
		expect(read("program/1.0/tiers.yaml")).toBe(before);
		expect(read(tiers)).toBe(before.replace("low: 40, high: 50", "low: 42, high: 50"));
		expect(result.findings.filter(({ level }) => level === "error")).toEqual([]);
		publishedTerms(project.root);
		expect(parse(read("program/published.yaml"))).toHaveProperty(["1.1", "reseller share"], "42–50%");
	});

	test("says what the terms refuse in their own words, and writes nothing", async () => {
		const before = read(tiers);
		const started = startedTerms(project.root, { ...request(42), version: "1.1", effective: "2020-01-01" });
		await expect(started).rejects.toThrow(/hold from/);
		expect(read(tiers)).toBe(before);
	});
});

test("a file of facts keeps its notes and every other line", async () => {
	const file = "program/organisation.yaml";
	const before = read(file);
	const data = parse(before);
	data.contact.phone = "+1 242 555 0100";
	await savedFacts(project.root, { file, data, hash: hashOf(before) });
	expect(read(file)).toBe(before.replace("  phone: null", `  phone: ${stringify("+1 242 555 0100").trim()}`));
});

test("redirects and words of search have forms, and each fault is at its field", async () => {
	const redirects = openedFacts(project.root, "redirects.yaml");
	expect(redirects).toMatchObject({ title: "Redirects", form: { kind: "list" }, data: [] });
	const hides = [{ from: "/guide/support/", to: "/guide/contact/" }];
	const effects = await factEffects(project.root, { file: "redirects.yaml", data: hides });
	expect(effects.faults).toMatchObject([
		{ path: [0, "from"], sentence: expect.stringMatching(/^\/guide\/support\/ has a page of its own/) },
	]);
	const well = [{ from: "/guide/help/", to: "/guide/support/" }];
	await savedFacts(project.root, { file: "redirects.yaml", data: well, hash: redirects.hash });
	expect(read("redirects.yaml")).toMatch(/\n- \{ from: \/guide\/help\/, to: \/guide\/support\/ \}\n$/);

	const { data } = openedFacts(project.root, "search.yaml");
	const words = [...(Array.isArray(data) ? data : []), { section: "/guide/nowhere/#x", words: [""] }];
	const found = await factEffects(project.root, { file: "search.yaml", data: words });
	expect(found.faults).toMatchObject([{ path: [words.length - 1, "words", 0] }]);
	const named = words.map((entry, at) => (at === words.length - 1 ? { ...entry, words: ["lost"] } : entry));
	expect((await factEffects(project.root, { file: "search.yaml", data: named })).faults).toMatchObject([
		{ path: [words.length - 1, "section"], sentence: expect.stringContaining("There is no section /guide/nowhere/#x") },
	]);
});
