import { readFileSync } from "node:fs";
import { wcagContrast } from "culori";
import { describe, expect, test } from "vitest";
import { readColors, type Theme } from "#styles/colors.ts";

const colorOf = readColors(readFileSync(new URL("../../../src/styles/tokens.css", import.meta.url), "utf8"));

/** The contrast of two tokens in a theme (WCAG 2.2, "contrast ratio"). */
const contrast = (one: string, other: string, theme: Theme) => wcagContrast(colorOf(one, theme), colorOf(other, theme));

const surfaces = ["paper", "raised", "sunk"];
const texts = ["ink", "soft", "link", "bad", "good", "t1", "t2", "t3", "t4"];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
	test.each(texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)))(
		"text in --%s on --%s has 4.5:1 (WCAG 1.4.3)",
		(text, surface) => expect(contrast(text, surface, theme)).toBeGreaterThanOrEqual(4.5),
	);

	test.each(["t1", "t2", "t3", "t4"])("text in --on-tier on --%s has 4.5:1 (WCAG 1.4.3)", (tier) =>
		expect(contrast("on-tier", tier, theme)).toBeGreaterThanOrEqual(4.5),
	);

	test("buttons, in paper on ink, have 4.5:1", () =>
		expect(contrast("paper", "ink", theme)).toBeGreaterThanOrEqual(4.5));

	test.each(surfaces.flatMap((surface) => ["edge", "coral"].map((line) => [line, surface] as const)))(
		"borders of controls and focus, in --%s on --%s, have 3:1 (WCAG 1.4.11)",
		(line, surface) => expect(contrast(line, surface, theme)).toBeGreaterThanOrEqual(3),
	);
});
