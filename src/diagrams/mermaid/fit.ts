import { type Turn, turnedSource } from "./turned.ts";

/** Another way to draw a diagram that is too wide: the same text on the same lines, turned or with settings of its own. */
export interface Alternative {
	source: string;
	/** What the page says of it; null where the author had set nothing that is drawn in another way. */
	turn: Turn | null;
}

type Settings = Readonly<Record<string, Readonly<Record<string, number | boolean>> | string>>;

/** The settings with which a graph takes less room; its text keeps its size. */
const close = { nodeSpacing: 16, rankSpacing: 28, wrappingWidth: 160, padding: 8 } as const;

/** What takes less room, by Mermaid's name of the kind, and what of it is asked for a width of so many px. */
const narrower: Readonly<Record<string, (fit: number) => readonly Settings[]>> = {
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
	flowchart: () => [{ flowchart: close }, { layout: "dagre", flowchart: close }],
	class: () => [{ class: close }, { layout: "dagre", class: close }],
	state: () => [{ state: close }, { layout: "dagre", state: close }],
	er: () => [{ er: close }, { layout: "dagre", er: close }],
};

/** The kinds whose charts are as wide as they are given room, and have no width of their own. */
const widthless: ReadonlySet<string> = new Set(["gantt", "treemap"]);

/**
 * Ways to draw a diagram of that kind (Mermaid's name of it) in a width of `fit` px, the one that changes least first. What
 * the author has set stays.
 */
export function alternativesFor(source: string, kind: string, fit: number): Alternative[] {
	const turned = turnedSource(source);
	const settings = (narrower[shortKind(kind)]?.(fit) ?? []).filter((one) => isLeftOpen(one, source));
	const turn = widthless.has(kind) ? null : "narrower";
	const closer = settings.map((one): Alternative => ({ source: withSettings(source, one), turn }));
	const both = turned === null ? [] : settings.map((one) => ({ ...turned, source: withSettings(turned.source, one) }));
	return [...(turned ? [turned] : []), ...closer, ...both];
}

/** The text of a graph with all that makes it narrow, where its author has set none of it. */
export function closestSources(source: string, kind: string): string[] {
	const closest = [{ [shortKind(kind)]: { ...close, wrappingWidth: 130 } }];
	return closest.filter((one) => isLeftOpen(one, source)).map((one) => withSettings(source, one));
}

const shortKind = (kind: string): string => kind.replace(/(?:-v2|-elk|Diagram)$/, "");

/** Whether an author has set nothing of that. */
const isLeftOpen = (settings: Settings, source: string): boolean =>
	!namesOf(settings).some((name) => new RegExp(`\\b${name}\\b["']?\\s*:`).test(source));

/** Settings are a directive behind the text, so that no line of it moves. */
const withSettings = (source: string, settings: Settings): string =>
	`${source.trimEnd()}\n%%{init: ${JSON.stringify(settings)}}%%\n`;

const namesOf = (settings: Settings): string[] =>
	Object.entries(settings).flatMap(([name, value]) => (typeof value === "string" ? [name] : Object.keys(value)));
