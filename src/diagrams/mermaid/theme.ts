import { type ColorRole, hues, sentinelFor, tints } from "../colors.ts";

const cycle = (from: readonly ColorRole[], at: number): string => sentinelFor(from[at % from.length] ?? "raised");

/** What a theme variable of Mermaid shows, by its name; the first that fits. */
const meanings: readonly (readonly [RegExp, ColorRole])[] = [
	[/^(taskTextClickableColor)$/, "link"],
	[/^(todayLineColor|vertLineColor|critBorderColor|errorTextColor)$/, "hue-3"],
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

/** Theme variables for Mermaid's `base` theme that turn every color into a sentinel of its role. */
export function themeVariables(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const result: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(given)) {
		if (typeof value === "string" && /^(#|rgb|hsl|white|black|lightgrey|grey|red|navy)/.test(value)) {
			const meaning = meanings.find(([pattern]) => pattern.test(name))?.[1] ?? "raised";
			result[name] = sentinelFor(meaning);
		}
	}
	for (let at = 0; at < 12; at++) {
		result[`cScale${at}`] = cycle(tints, at);
		result[`cScaleInv${at}`] = cycle(hues.slice(0, 6), at);
		result[`cScalePeer${at}`] = cycle(hues.slice(0, 6), at);
		result[`cScaleLabel${at}`] = sentinelFor("ink");
		result[`fillType${at}`] = cycle(tints, at);
		result[`pie${at + 1}`] = cycle(hues, at);
	}
	for (const [at, hue] of hues.slice(0, 6).entries()) result[`actor${at}`] = sentinelFor(hue);
	for (const [at, tint] of tints.slice(0, 4).entries()) result[`quadrant${at + 1}Fill`] = sentinelFor(tint);
	for (const [at, hue] of hues.slice(0, 8).entries()) {
		Object.assign(result, { [`git${at}`]: sentinelFor(hue), [`gitInv${at}`]: sentinelFor("ink") });
		result[`gitBranchLabel${at}`] = sentinelFor("on-hue");
	}
	return {
		...result,
		commitLabelColor: sentinelFor("ink"),
		commitLabelBackground: sentinelFor("paper"),
		commitLabelFontSize: "12px",
		tagLabelFontSize: "12px",
		xyChart: { plotColorPalette: hues.map(sentinelFor).join(",") },
		radar: {
			axisColor: sentinelFor("soft"),
			graticuleColor: sentinelFor("line"),
			graticuleOpacity: 0.4,
			curveOpacity: 0.2,
		},
		pieSectionTextColor: sentinelFor("on-hue"),
		pieOpacity: "1",
		pieOuterStrokeWidth: "0px",
		useGradient: false,
		dropShadow: "none",
		fontSize: "16px",
	};
}

/** Colors that Mermaid's renderers have written into them, with the role that takes their place. */
const builtIn: Readonly<Record<string, ColorRole>> = {
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
	"#552222": "hue-3",
	white: "raised",
	"#fff": "raised",
	"#ffffff": "raised",
	grey: "soft",
	gray: "soft",
	lightgrey: "line",
	lightgray: "line",
	lightgreen: "tint-4",
	green: "hue-4",
	navy: "hue-1",
	red: "hue-3",
};

/** The role for a color of Mermaid's own that is not in the author's text. */
export function builtInColor(color: string): ColorRole | null {
	return builtIn[color.trim().toLowerCase()] ?? null;
}
