import { expect, test } from "vitest";
import { ownId } from "#components/diagram/own-id.ts";

test("of several parts of a page with one id each has its own, and the first one keeps it", () => {
	const page = {};
	expect(["map", "map", "ladder", "map", "map-2"].map((id) => ownId(page, id))).toEqual([
		"map",
		"map-2",
		"ladder",
		"map-3",
		"map-2-2",
	]);
	expect(ownId({}, "map")).toBe("map");
});
