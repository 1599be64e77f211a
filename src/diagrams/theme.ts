/** The colors of a diagram: names of CSS variables, each with the value that holds where the variable is unknown. */
export const colors = {
	paper: "#fdfaf6",
	raised: "#ffffff",
	sunk: "#f6f2eb",
	ink: "#2c1e18",
	soft: "#64544c",
	line: "#dfdad2",
	edge: "#90837b",
	coral: "#d0440b",
	link: "#a92f04",
	t1: "#0f66ac",
	t2: "#773ba3",
	t3: "#bd1f3d",
	t4: "#117342",
	"on-tier": "#ffffff",
	// Tints of the hues, for areas behind text; diagram.css mixes them.
	"tint-1": "#dfe9f4",
	"tint-2": "#ebe3f3",
	"tint-3": "#fae2e2",
	"tint-4": "#dfebe3",
	"tint-5": "#fce6df",
	"tint-6": "#e8e5e4",
} as const;

export type ColorName = keyof typeof colors;

/** `var(--ink,#2c1e18)`: follows the theme of the page, and holds outside it. */
export const variable = (name: ColorName): string => `var(--${name},${colors[name]})`;

/** Whether a name is that of a color of the page. */
export const isColorName = (name: string | undefined): name is ColorName =>
	name !== undefined && Object.hasOwn(colors, name);

const names = Object.keys(colors).filter(isColorName);

/** Mermaid reckons with colors, so each variable travels through it as a color that nobody would write. */
const stand = (name: ColorName): string => `#01fe${(names.indexOf(name) + 16).toString(16)}`;

const standIns = new Map(names.map((name) => [stand(name), name]));

/** The variable that a color out of Mermaid stands for; null for a color that is an author's own. */
export function standsFor(color: string): ColorName | null {
	const text = color.trim().toLowerCase();
	const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(text)?.slice(1).map(Number);
	const hex = parts
		? `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`
		: text.slice(0, 7);
	return standIns.get(hex) ?? null;
}

/** Areas behind text, and the lines that go with them. */
const tints = ["tint-1", "tint-2", "tint-3", "tint-4", "tint-5", "tint-6"] as const;
const hues = ["t1", "t2", "t3", "t4", "link", "soft"] as const;
const lines = new Map<ColorName, ColorName>(tints.map((tint, at) => [tint, hues[at] ?? "soft"]));

/** The line color of an area's tint; null for every other color. */
export function hueOf(tint: ColorName): ColorName | null {
	return lines.get(tint) ?? null;
}

/** The color of text that can be read on an area of the given color, in both themes (WCAG 1.4.3). */
export function textOn(area: ColorName): ColorName {
	if (/^(t\d|coral|link)$/.test(area)) return "on-tier";
	return area === "ink" || area === "soft" || area === "edge" ? "paper" : "ink";
}

const cycle = (from: readonly ColorName[], at: number): string => stand(from[at % from.length] ?? "raised");

/** What a theme variable of Mermaid shows, by its name; the first that fits. */
const meanings: readonly (readonly [RegExp, ColorName])[] = [
	[/^(taskTextClickableColor)$/, "link"],
	[/^(todayLineColor|vertLineColor|critBorderColor|errorTextColor)$/, "t3"],
	[/^critBkgColor$/, "tint-3"],
	[/^(activeTaskBkgColor)$/, "tint-1"],
	[/^(doneTaskBkgColor|excludeBkgColor)$/, "tint-6"],
	[/^sequenceNumberColor$/, "paper"],
	[/^(noteBkgColor)$/, "tint-5"],
	[/^(noteBorderColor)$/, "edge"],
	[/^(edgeLabelBackground|background|relationLabelBackground|labelBackgroundColor)$/, "paper"],
	[/^(stateLabelColor)$/, "ink"],
	[/^(lineColor|arrowheadColor|defaultLinkColor|signalColor|transitionColor|relationColor|specialStateColor)$/, "soft"],
	[/^(innerEndBackground|activationBorderColor|quadrantPointFill)$/, "soft"],
	[/^(pieStrokeColor|pieOuterStrokeColor)$/, "paper"],
	[/^(gridColor|actorLineColor|quadrantInternalBorderStrokeFill)$/, "line"],
	[
		/^(clusterBkg|compositeBackground|altBackground|rectBkgColor|sectionBkgColor2?|tertiaryColor|activationBkgColor)$/,
		"sunk",
	],
	[/^(rowEven|attributeBackgroundColorEven)$/, "sunk"],
	[/(Text|Title)Fill$/, "ink"],
	[/(border|stroke)/i, "edge"],
	[/(bkg|background|fill$)/i, "raised"],
	[/(text|label|title)/i, "ink"],
	[/./, "raised"],
];

/** Theme variables for Mermaid's `base` theme that turn every color into a stand-in. */
export function themeVariables(given: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
	const result: Record<string, string | number | boolean> = {};
	for (const [name, value] of Object.entries(given)) {
		if (typeof value === "string" && /^(#|rgb|hsl|white|black|lightgrey|grey|red|navy)/.test(value)) {
			const meaning = meanings.find(([pattern]) => pattern.test(name))?.[1] ?? "raised";
			result[name] = stand(meaning);
		}
	}
	for (let at = 0; at < 12; at++) {
		result[`cScale${at}`] = cycle(tints, at);
		result[`cScaleInv${at}`] = cycle(hues, at);
		result[`cScalePeer${at}`] = cycle(hues, at);
		result[`cScaleLabel${at}`] = stand("ink");
		result[`fillType${at}`] = cycle(tints, at);
		result[`pie${at + 1}`] = cycle(hues, at);
	}
	for (const [at, name] of hues.entries()) result[`actor${at}`] = stand(name);
	for (const [at, name] of tints.slice(0, 4).entries()) result[`quadrant${at + 1}Fill`] = stand(name);
	return {
		...result,
		pieSectionTextColor: stand("on-tier"),
		pieOpacity: "1",
		pieOuterStrokeWidth: "0px",
		useGradient: false,
		dropShadow: "none",
		fontSize: "16px",
	};
}

/** Colors that Mermaid's renderers have written into them, with the variable that takes their place. */
const builtIn: Readonly<Record<string, ColorName>> = {
	black: "ink",
	"#000": "ink",
	"#000000": "ink",
	"#333": "ink",
	"#333333": "ink",
	"#111111": "ink",
	"#131300": "ink",
	"#666": "soft",
	"#999": "edge",
	"#ccc": "line",
	"#cccccc": "line",
	"#efefef": "line",
	"#edf2ae": "tint-5",
	"#eee": "sunk",
	"#eaeaea": "sunk",
	"#ececff": "raised",
	"#fff8dc": "raised",
	"#ffe": "tint-5",
	"#552222": "t3",
	white: "raised",
	"#fff": "raised",
	"#ffffff": "raised",
	grey: "soft",
	gray: "soft",
	lightgrey: "line",
	lightgray: "line",
	lightgreen: "tint-4",
	green: "t4",
	navy: "t1",
	red: "t3",
};

/** The variable for a color of Mermaid's own that is not in the author's text. */
export function builtInColor(color: string): ColorName | null {
	return builtIn[color.trim().toLowerCase()] ?? null;
}
