import { describe, expect, test } from "vitest";
import { printedSection } from "#components/print/printed-links.ts";
import { partsOfOthers, printedParts, sectionNumbers } from "#components/print/printed-parts.ts";

const groups = (sizes: readonly number[]) =>
	sizes.map((size, group) => ({
		group: `Group ${group + 1}`,
		pages: Array.from({ length: size }, (_, page) => `guide/${group + 1}-${page + 1}`),
	}));

describe("a guide for print", () => {
	test("is one document up to a hundred pages", () => {
		const parts = printedParts(groups([60, 40]));
		expect(parts.map(({ path, pages }) => [path, pages.length])).toEqual([[undefined, 100]]);
	});

	test("is a list and a document for each group above that", () => {
		const parts = printedParts(groups([60, 41]));
		expect(parts.map(({ path, group, pages }) => [path, group, pages.length])).toEqual([
			[undefined, null, 0],
			["part-1", "Group 1", 60],
			["part-2", "Group 2", 41],
		]);
	});

	test("counts its sections through all parts, and its links lead to the part that has their section", () => {
		const parts = printedParts(groups([60, 41]));
		const [, first] = parts;
		if (!first) throw new Error("There is no first part.");
		const numbers = sectionNumbers(parts);
		expect([numbers.get("guide/1-1"), numbers.get("guide/2-1")]).toEqual([1, 61]);
		const elsewhere = new Map(
			[...partsOfOthers(parts, first)].map(([id, path]) => [id, `/guide/print/${path}/`] as const),
		);
		const site = new URL("https://partners.example/");
		const html = '<a href="/guide/1-2/">In it</a><a href="/guide/2-1/#end">In another</a>';
		expect(printedSection(html, "guide/1-1", numbers, site, elsewhere)).toBe(
			'<a href="#guide-1-2" data-written="section 2">In it</a><a href="/guide/print/part-2/#guide-2-1-end" data-written="section 61">In another</a>',
		);
	});
});
