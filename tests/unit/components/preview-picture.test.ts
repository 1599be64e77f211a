import { expect, test } from "vitest";
import { pictureOf } from "#components/preview-picture.ts";

const group = (label: string, size: number, current = -1) => ({
	type: "group" as const,
	label,
	entries: Array.from({ length: size }, (_, at) => ({ type: "link" as const, isCurrent: at === current })),
});

test("a page has a preview picture of its own on a site of up to a hundred pages", () => {
	expect(pictureOf([group("Tools", 3), group("Start", 97, 5)])).toBeNull();
});

test("above that it shares one with its group, and the tools and pages in no group have their own", () => {
	expect(pictureOf([group("Tools", 3), group("Start", 50), group("Tiers", 50, 7)])).toEqual({
		name: "group-2",
		title: "Tiers",
	});
	expect(pictureOf([group("Tools", 3, 1), group("Start", 98)])).toBeNull();
	expect(pictureOf([group("Tools", 3), group("Start", 98)])).toBeNull();
});
