import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../src/styles/tokens.css", import.meta.url), "utf8");

type Theme = "light" | "dark";

/** The color of a token in a theme, as relative luminance (WCAG 2.2, "relative luminance"). */
function luminance(token: string, theme: Theme): number {
	const value = new RegExp(`--${token}: light-dark\\((oklch\\([^)]+\\)), (oklch\\([^)]+\\))\\)`).exec(css);
	const color = theme === "light" ? value?.[1] : value?.[2];
	const [lightness = 0, chroma = 0, hue = 0] = (color?.match(/[\d.]+/g) ?? []).map(Number);
	if (!color) throw new Error(`tokens.css has no color --${token} for both themes.`);
	const [red, green, blue] = linearRgb(lightness / 100, chroma, hue);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** OKLCH to linear sRGB (Björn Ottosson, "A perceptual color space"), clipped to what a screen shows. */
function linearRgb(lightness: number, chroma: number, hue: number): [number, number, number] {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const clip = (value: number) => Math.min(1, Math.max(0, value));
	return [
		clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
	];
}

function contrast(one: string, other: string, theme: Theme): number {
	const [dark = 0, light = 0] = [luminance(one, theme), luminance(other, theme)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

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
