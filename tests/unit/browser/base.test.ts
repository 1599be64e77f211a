import { afterEach, expect, test, vi } from "vitest";
import { storageKey, withBase, withinBase } from "#browser/base.ts";

const lieUnder = (path: string) => vi.stubEnv("BASE_URL", path);
afterEach(() => vi.unstubAllEnvs());

test("under a path every address within the site gets it, and no other address", () => {
	lieUnder("/partners");
	expect(["/", "/guide/#a", "/estimate/?tier=reseller"].map(withBase)).toEqual([
		"/partners/",
		"/partners/guide/#a",
		"/partners/estimate/?tier=reseller",
	]);
	const others = ["#a", "https://mamey.io/", "//mamey.io/", "mailto:a@b.example", "guide/"];
	expect(others.map(withBase)).toEqual(others);
});

test("a path of the site is told from one beside it", () => {
	lieUnder("/partners/");
	expect(withinBase("/partners/guide/")).toBe("/guide/");
	expect(["/guide/", "/partners", "/partnership/guide/"].map(withinBase)).toEqual([null, null, null]);
});

test("at the root of a host everything stays as it is, drafts that were kept included", () => {
	expect(withBase("/guide/")).toBe("/guide/");
	expect(withinBase("/guide/")).toBe("/guide/");
	expect(storageKey("application draft")).toBe("application draft");
});

test("sites under paths of one host keep their drafts apart, and from the one at its root", () => {
	lieUnder("/partners");
	const key = storageKey("checklist");
	lieUnder("/resellers");
	expect(new Set([key, storageKey("checklist")]).size).toBe(2);
	// The site at the root drops the ticks of older versions by how their names begin.
	expect(key.startsWith("checklist")).toBe(false);
});
