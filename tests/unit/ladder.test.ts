import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { readAllTerms } from "#build/read-program.ts";
import { socialDrawing } from "#build/social-image.ts";
import { along, shareLadder } from "#program/ladder.ts";
import { ShareLadder } from "../../src/components/ShareLadder.tsx";

const [{ tiers }] = readAllTerms(new URL("../..", import.meta.url).pathname);
/** The ladder of a program whose highest share is another one, in percent. */
const ladderTo = (high: number) =>
	shareLadder(tiers.map((tier) => (tier.key === "strategic" ? { ...tier, share: { low: 50, high } } : tier)));

test("the scale has room for the highest share, and is marked at each ten", () => {
	expect(ladderTo(60)).toMatchObject({ end: 60, ticks: [0, 10, 20, 30, 40, 50, 60] });
	expect(ladderTo(61)).toMatchObject({ end: 70, ticks: [0, 10, 20, 30, 40, 50, 60, 70] });
	expect(along(ladderTo(80), 60)).toBe(75);
});

test("the ruler behind the segments has a line at each mark of the scale", () => {
	const drawn = (high: number) =>
		renderToStaticMarkup(createElement(ShareLadder, { ladder: ladderTo(high), variant: "all" }));
	expect(drawn(60)).toContain("--steps:6");
	expect(drawn(75)).toContain("--steps:8");
});

test("in a page’s picture the highest share ends within the scale", () => {
	const drawing = JSON.stringify(socialDrawing("Title", "Description", ladderTo(75)));
	expect(drawing).toContain('"left":"62.5%","width":"31.25%"');
});
