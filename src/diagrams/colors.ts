/** What a diagram needs a color for. Each is a variable of the page, with its values in both themes. */
export const colorRoles = [
	"paper",
	"raised",
	"sunk",
	"ink",
	"soft",
	"line",
	"edge",
	"link",
	// Colors that distinguish parts from one another, strong enough to carry text in `on-hue`.
	"hue-1",
	"hue-2",
	"hue-3",
	"hue-4",
	"hue-5",
	"hue-6",
	"hue-7",
	"hue-8",
	"hue-9",
	"hue-10",
	"hue-11",
	"hue-12",
	"on-hue",
	// Areas behind text in `ink`: the first six pale, the others the same hues stronger.
	"tint-1",
	"tint-2",
	"tint-3",
	"tint-4",
	"tint-5",
	"tint-6",
	"tint-7",
	"tint-8",
	"tint-9",
	"tint-10",
	"tint-11",
	"tint-12",
] as const;

export type ColorRole = (typeof colorRoles)[number];

export type Theme = "light" | "dark";

export const themes: readonly Theme[] = ["light", "dark"];

/** A color of the page: its CSS variable (`--ink`), and its value in both themes as a hex color. */
export interface PageColor extends Readonly<Record<Theme, string>> {
	variable: string;
}

/** The colors of a page by what a diagram uses them for. */
export type DiagramColors = Readonly<Record<ColorRole, PageColor>>;

/** Whether a name is that of a role. */
export const isColorRole = (name: string | undefined): name is ColorRole => colorRoles.some((role) => role === name);

/** `var(--ink,#2c1e18)`: follows the theme of the page, and holds outside it. */
export const variableFor = (colors: DiagramColors, role: ColorRole): string =>
	`var(${colors[role].variable},${colors[role].light})`;

/** The role behind `var(--ink,…)`; null for every other paint. */
export function roleIn(paint: string | undefined, colors: DiagramColors): ColorRole | null {
	const name = /^var\((--[\w-]+)/.exec(paint ?? "")?.[1];
	return name === undefined ? null : (colorRoles.find((role) => colors[role].variable === name) ?? null);
}

/**
 * Mermaid parses and mixes colors and would fail on `var(--x)`. Each role is passed in as a unique sentinel (`#01fe10`, …),
 * which `roleBehind` finds again in what Mermaid has drawn.
 */
export const sentinelFor = (role: ColorRole): string => `#01fe${(colorRoles.indexOf(role) + 16).toString(16)}`;

const sentinels = new Map(colorRoles.map((role) => [sentinelFor(role), role]));

/** The role that a color out of Mermaid represents; null for a color that is an author's own. */
export function roleBehind(color: string): ColorRole | null {
	const text = color.trim().toLowerCase();
	const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(text)?.slice(1).map(Number);
	const hex = parts
		? `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`
		: text.slice(0, 7);
	return sentinels.get(hex) ?? null;
}

export const hues = colorRoles.filter((role) => role.startsWith("hue-"));
export const tints = colorRoles.filter((role) => role.startsWith("tint-"));

const hueOfTint = new Map(tints.map((tint, at) => [tint, hues[at % 6] ?? "soft"]));

/** The line color of an area's tint; null for every other color. */
export function hueOf(tint: ColorRole): ColorRole | null {
	return hueOfTint.get(tint) ?? null;
}

/** The color of text that can be read on an area of the given color, in both themes (WCAG 1.4.3). */
export function textOn(area: ColorRole): ColorRole {
	if (area.startsWith("hue-") || area === "link") return "on-hue";
	return area === "ink" || area === "soft" || area === "edge" ? "paper" : "ink";
}
