import mermaid, { type MermaidConfig } from "mermaid";
import type { Limits } from "./limits.ts";
import { themeVariables } from "./theme.ts";

/** The settings that Mermaid gets; tests hand the same ones to a browser. */
export function mermaidSettings(fontFamily: string, { characters }: Limits): MermaidConfig {
	const base = { startOnLoad: false, htmlLabels: false, theme: "base", look: "classic", fontFamily } as const;
	mermaid.initialize(base);
	const given: unknown = Reflect.get(mermaid.mermaidAPI.getConfig(), "themeVariables");
	return {
		...base,
		securityLevel: "strict",
		suppressErrorRendering: true,
		deterministicIds: true,
		deterministicIDSeed: "diagram",
		maxTextSize: 2 * characters,
		maxEdges: 10_000,
		themeVariables: { ...themeVariables(isRecord(given) ? given : {}), fontFamily },
		// What a diagram's own front matter may not change: the picture would leave the page's look or its safety.
		secure: [
			"secure",
			"securityLevel",
			"startOnLoad",
			"maxTextSize",
			"suppressErrorRendering",
			"maxEdges",
			"theme",
			"themeVariables",
			"themeCSS",
			"look",
			"htmlLabels",
			"fontFamily",
			"fontSize",
			"altFontFamily",
			"flowchart.htmlLabels",
		],
		flowchart: {
			htmlLabels: false,
			wrappingWidth: 320,
			nodeSpacing: 30,
			rankSpacing: 40,
			padding: 12,
			subGraphTitleMargin: { top: 4, bottom: 4 },
		},
		class: { htmlLabels: false },
		gantt: { fontSize: 14, sectionFontSize: 14, barHeight: 26, topPadding: 60, useWidth: 1200, leftPadding: 120 },
		journey: {
			taskFontFamily: fontFamily,
			titleFontFamily: fontFamily,
			// As narrow as the names of people leave it; a section is as wide as its tasks when both margins are the same.
			leftMargin: 96,
			taskMargin: 24,
			diagramMarginX: 24,
		},
		timeline: { leftMargin: 50, padding: 20 },
		quadrantChart: { pointLabelFontSize: 13, quadrantLabelFontSize: 15 },
		sequence: { labelBoxWidth: 64, actorFontSize: 16, noteFontSize: 15, messageFontSize: 16 },
	};
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
