import { phoneWidth } from "./rows.ts";
import { leastText, type Turn, turnedDown, turnedSource } from "./turned.ts";

/** Another way to draw a diagram that is too wide: the same text on the same lines, turned or with settings of its own. */
export interface Alternative {
	source: string;
	/** What the page says of it; null where the author had set nothing that is drawn in another way. */
	turn: Turn | null;
	/** What ELK is asked for besides. */
	layout?: LayoutOptions;
	/** For settings: the text without them, and which share of its width they leave at least. */
	closer?: { of: string; leaves: number };
}

/** What ELK is asked for beyond Mermaid's settings (patches/). */
export type LayoutOptions = Readonly<Record<string, string>>;

type Settings = Readonly<Record<string, Readonly<Record<string, number | boolean | string>> | string>>;
/** Settings to try, by Mermaid's name of the kind, for a width of so many px. */
type Ways = Readonly<Record<string, (fit: number, source: string) => readonly Settings[]>>;

/** The settings with which a graph takes less room, and the least; its text keeps its size. */
const close = { nodeSpacing: 16, rankSpacing: 28, wrappingWidth: 160, padding: 8 } as const;
const closest = { nodeSpacing: 10, rankSpacing: 20, wrappingWidth: 110, padding: 6 } as const;
/** The same for the kinds whose nodes Mermaid makes 120 px wide at least. */
const slim = { ...closest, minNodeWidth: 60 } as const;

/** How close ELK brings nodes and edges on a phone; Mermaid's settings do not reach that. */
const together: LayoutOptions = {
	"spacing.baseValue": "10",
	"elk.layered.spacing.nodeNodeBetweenLayers": "26",
	"elk.layered.spacing.edgeNodeBetweenLayers": "24",
};

/** A diagram's text as its author has set it up for a phone, as the way to draw it there. */
export const ownWay = (source: string): Alternative => ({ source, turn: null, layout: together });

/** What takes less room on the page. */
const narrower: Ways = {
	gantt: (fit) => [{ gantt: { useWidth: fit } }],
	sequence: () => [
		{ sequence: { actorMargin: 16, diagramMarginX: 8, width: 120 } },
		{ sequence: { actorMargin: 16, diagramMarginX: 8, width: 110, wrap: true } },
		{ sequence: { actorMargin: 10, diagramMarginX: 4, width: 90, wrap: true } },
	],
	packet: () => [{ packet: { bitWidth: 21 } }, { packet: { bitsPerRow: 16 } }],
	treemap: (fit) => [{ treemap: { nodeWidth: Math.floor(fit / 10) - 4 } }],
	journey: () => [{ journey: { width: 130, taskMargin: 8, diagramMarginX: 8 } }],
	radar: () => [{ radar: { width: 520, height: 520 } }],
	kanban: () => [{ kanban: { sectionWidth: 170 } }, { kanban: { sectionWidth: 150 } }],
	flowchart: (_, source) => [
		{ flowchart: close },
		{ layout: "dagre", flowchart: { ...close, ...roomForTitles(source) } },
	],
	class: () => [{ class: close }, { layout: "dagre", class: close }],
	state: () => [{ state: close }, { layout: "dagre", state: close }],
	er: () => [{ er: close }, { layout: "dagre", er: close }],
};

/** What takes the least room, for a phone. */
const narrowest: Ways = {
	...narrower,
	gantt: (fit, source) => [
		{
			gantt: {
				useWidth: fit,
				leftPadding: roomForSections(source),
				rightPadding: 36,
				fontSize: 12,
				sectionFontSize: 12,
				barHeight: 22,
			},
		},
	],
	// Two people, three, four or five.
	sequence: () =>
		[180, 124, 90, 76].map((width) => ({
			sequence: { actorMargin: 10, diagramMarginX: 4, width, wrap: true, wrapPadding: 4 },
		})),
	packet: () => [{ packet: { bitWidth: 20, bitsPerRow: 16 } }],
	journey: () => [
		{ journey: { width: 90, height: 64, taskMargin: 4, diagramMarginX: 4, leftMargin: 24, maxLabelWidth: 84 } },
	],
	radar: (fit) => [
		{ radar: { useWidth: fit, width: 176, height: 176, marginLeft: 64, marginRight: 64, marginTop: 48 } },
	],
	kanban: () => [{ kanban: { sectionWidth: 134 } }],
	pie: (fit) => [{ pie: { legendPosition: "bottom", useWidth: atText(16, fit) } }],
	treemap: (fit) => [{ treemap: { nodeWidth: Math.floor(fit / 10) - 1, nodeHeight: 60 } }],
	xychart: (fit) => [{ xyChart: { width: atText(14, fit), height: atText(14, fit) } }],
	quadrantChart: (fit) => [{ quadrantChart: { chartWidth: atText(13, fit), chartHeight: atText(13, fit) } }],
	timeline: (fit) => [{ timeline: { useWidth: atText(16, fit) } }],
	mindmap: () => [{ mindmap: { maxNodeWidth: 90, padding: 4 } }],
	flowchart: (_, source) => [
		{ flowchart: slim },
		{ layout: "dagre", flowchart: { ...slim, ...roomForTitles(source) } },
	],
	class: () => [{ class: closest }, { layout: "dagre", class: closest }],
	state: () => [{ state: slim }, { layout: "dagre", state: slim }],
	er: () => [{ er: closest }, { layout: "dagre", er: closest }],
};

/** The width in which a picture with text of that size has to be drawn, so that it fits when its text has shrunk to the least. */
const atText = (size: number, fit: number): number => Math.floor((fit * size) / leastText);

/** What the names of a Gantt chart's sections take before its bars. */
function roomForSections(source: string): number {
	const names = [...source.matchAll(/^\s*section\s+(.*)$/gm)].flatMap(([, name = ""]) => name.split(/<br\s*\/?>/));
	return Math.min(120, 20 + 7 * Math.max(0, ...names.map(({ length }) => length)));
}

/** Dagre keeps no room for the titles of groups but what lies between layers. */
const roomForTitles = (source: string) => (/^\s*subgraph\b/m.test(source) ? { rankSpacing: 40 } : {});

/** The kinds whose charts are as wide as they are given room, and have no width of their own. */
const widthless: ReadonlySet<string> = new Set(["gantt", "treemap"]);

/** The kinds that are laid out by their nodes and edges: settings bring these closer together, and make none of them narrow. */
const graphs: ReadonlySet<string> = new Set(["flowchart", "class", "state", "er"]);

/**
 * Ways to draw a diagram of that kind (Mermaid's name of it) in a width of `fit` px, the one that changes least first. What
 * the author has set stays.
 */
export function alternativesFor(source: string, kind: string, fit: number): Alternative[] {
	const short = shortKind(kind);
	const settings =
		fit <= phoneWidth
			? (narrowest[short]?.(fit, source) ?? []).flatMap((one) => leftOpen(one, source))
			: (narrower[short]?.(fit, source) ?? []).filter((one) => isLeftOpen(one, source));
	const closer = (of: Alternative) =>
		settings.map(
			(one): Alternative => ({
				source: withSettings(of.source, one),
				turn: of.turn,
				...(fit <= phoneWidth && graphs.has(short) ? { layout: together } : {}),
				closer: { of: of.source, leaves: graphs.has(short) ? 0.6 : 0 },
			}),
		);
	const turned = [turnedSource(source), fit <= phoneWidth ? turnedDown(source) : null].filter((one) => one !== null);
	return [...turned, ...closer({ source, turn: widthless.has(kind) ? null : "narrower" }), ...turned.flatMap(closer)];
}

/** The text of a graph with all that makes it narrow, where its author has set none of it. */
export function closestSources(source: string, kind: string): string[] {
	const settings = { [shortKind(kind)]: { ...close, wrappingWidth: 130 } };
	return isLeftOpen(settings, source) ? [withSettings(source, settings)] : [];
}

const shortKind = (kind: string): string => kind.replace(/(?:-v2|-elk|Diagram)$/, "");

/** Whether an author has set nothing of that. */
const isLeftOpen = (settings: Settings, source: string): boolean =>
	!namesOf(settings).some((name) => new RegExp(`\\b${name}\\b["']?\\s*:`).test(source));

/** The settings without those that an author has made. */
function leftOpen(settings: Settings, source: string): Settings[] {
	const isOpen = (name: string) => isLeftOpen({ [name]: "" }, source);
	const open: Record<string, Settings[string]> = {};
	for (const [name, value] of Object.entries(settings)) {
		if (typeof value === "string") {
			if (isOpen(name)) open[name] = value;
			continue;
		}
		const inner = Object.entries(value).filter(([key]) => isOpen(key));
		if (inner.length > 0) open[name] = Object.fromEntries(inner);
	}
	return Object.values(open).some((value) => typeof value !== "string") ? [open] : [];
}

/** Settings are a directive behind the text, so that no line of it moves. */
const withSettings = (source: string, settings: Settings): string =>
	`${source.trimEnd()}\n%%{init: ${JSON.stringify(settings)}}%%\n`;

const namesOf = (settings: Settings): string[] =>
	Object.entries(settings).flatMap(([name, value]) => (typeof value === "string" ? [name] : Object.keys(value)));
