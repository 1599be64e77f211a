import { describe, expect, test } from "vitest";
import { placeAt, placeBeside } from "#edit/client/pages/page-order.ts";
import type { PageEntry } from "#edit/files/pages.ts";

const page = (name: string, group: string): PageEntry => ({
	file: `guide/${name}.mdx`,
	address: `/guide/${name}/`,
	title: name,
	draft: false,
	group,
});
const [home, a, b, c, d] = [
	page("home", ""),
	page("a", "Start"),
	page("b", "Start"),
	page("c", "Start"),
	page("d", "End"),
];
const pages = [home, a, b, c, d];

describe("one place further", () => {
	test.each([
		[c, "up", { group: "Start", after: "guide/a" }],
		[b, "up", { group: "Start", after: "" }],
		[a, "down", { group: "Start", after: "guide/b" }],
		[c, "down", { group: "End", after: "" }],
		[d, "up", { group: "Start", after: "guide/c" }],
		[a, "up", null],
		[d, "down", null],
		[home, "down", null],
	] as const)("$0.title $1", ({ file }, by, place) => expect(placeBeside(pages, file, by)).toEqual(place));
});

describe("where a page is dropped", () => {
	test.each([
		[a, c, "below", { group: "Start", after: "guide/c" }],
		[a, c, "above", { group: "Start", after: "guide/b" }],
		[c, a, "above", { group: "Start", after: "" }],
		[a, d, "above", { group: "End", after: "" }],
		[d, a, "below", { group: "Start", after: "guide/a" }],
		[a, b, "above", null],
		[b, a, "below", null],
		[a, a, "below", null],
		[a, home, "below", null],
	] as const)("$0.title on $1.title, $2", ({ file }, target, side, place) => {
		expect(placeAt(pages, file, target, side)).toEqual(place);
	});
});
