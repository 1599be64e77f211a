import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { readAllTerms } from "#authoring/read-program.ts";
import { ShareLadder } from "#components/drawings/ShareLadder.tsx";
import { along, shareLadder } from "#program/facts/ladder.ts";
import { socialDrawing } from "#publishing/pictures/social-image.ts";

const [{ tiers, terms }] = readAllTerms(new URL("../../../..", import.meta.url).pathname);
/** The ladder of a program whose highest share is another one, in percent. */
const ladderTo = (high: number) =>
	shareLadder(tiers.map((tier) => (tier.key === "strategic" ? { ...tier, share: { low: 50, high } } : tier)));

test("the scale has room for the highest share, and is marked at each ten", () => {
	expect(ladderTo(60)).toMatchObject({ max: 60, ticks: [0, 10, 20, 30, 40, 50, 60] });
	expect(ladderTo(61)).toMatchObject({ max: 70, ticks: [0, 10, 20, 30, 40, 50, 60, 70] });
	expect(along(ladderTo(80), 60)).toBe(75);
});

test("the ruler behind the segments has a line at each mark of the scale", () => {
	const drawn = (high: number) =>
		renderToStaticMarkup(createElement(ShareLadder, { ladder: ladderTo(high), variant: "all" }));
	expect(drawn(60)).toContain("--steps:6");
	expect(drawn(75)).toContain("--steps:8");
});

test("a page’s picture names its terms and their date, and the highest share ends within the scale", () => {
	const drawing = JSON.stringify(socialDrawing({ title: "Title", description: "Description" }, ladderTo(75), terms));
	expect(drawing).toContain(`Program terms ${terms.version}, effective `);
	expect(drawing).toContain('"left":"62.5%","width":"31.25%"');
});

test("announced shares are segments beside those in force, the soonest that differs, and the scale has room for them", () => {
	const raised = (effective: string, high: number) => ({
		effective,
		tiers: tiers.map(({ key, share }) => ({ key, share: key === "strategic" ? { ...share, high } : share })),
	});
	const { max, segments } = shareLadder(tiers, [
		raised("2027-01-01", 60),
		raised("2027-03-01", 62),
		raised("2027-06-01", 70),
	]);
	expect(max).toBe(70);
	expect(segments.map(({ coming }) => coming)).toEqual([
		undefined,
		undefined,
		undefined,
		{ low: 50, high: 62, text: "from March 1, 2027: 50–62%" },
	]);
});
