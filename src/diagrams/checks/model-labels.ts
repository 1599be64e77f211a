import type { MermaidConfig } from "mermaid";
import * as z from "zod";
import { ask, type DiagramModel, sharedText, tasksOf } from "../mermaid/outline/model.ts";
import { chartLabels } from "./chart-labels.ts";

/**
 * Every text of a diagram's model that has to be in its picture, as its author wrote it, with Mermaid's codes for entities.
 * `settings` are those of the diagram: what an author has switched off is not asked for.
 */
export function modelLabels(model: DiagramModel, settings: MermaidConfig): string[] {
	const found = [
		settings.xyChart?.showTitle === false ? "" : sharedText(model.db, "getDiagramTitle"),
		...(readers[model.type] ?? chartLabels[model.type] ?? graphLabels)(model.db, settings),
	];
	return found.filter((label) => label.trim());
}

type Reader = (db: object, settings: MermaidConfig) => string[];

const text = z
	.string()
	.nullish()
	.transform((value) => value ?? "");
const texts = z
	.union([z.string(), z.array(z.string())])
	.nullish()
	.transform((value) => [value ?? []].flat());

const detail = z
	.custom<object>((value) => typeof value === "object" && value !== null)
	.transform((member) => {
		const shown = z.object({ displayText: z.string() }).safeParse(ask(member, "getDisplayDetails"));
		return shown.success ? shown.data.displayText : "";
	});
const node = z.object({
	label: texts,
	description: texts,
	shape: z.string().nullish(),
	text,
	annotations: z.array(z.string()).default([]),
	members: z.array(detail).default([]),
	methods: z.array(detail).default([]),
	alias: text,
	requirementId: text,
	docRef: text,
	ticket: text,
	assigned: text,
	attributes: z
		.array(z.object({ type: text, name: text, comment: text, keys: z.array(z.string()).default([]) }))
		.default([]),
});
const edge = z.object({ label: texts, startLabelRight: text, endLabelLeft: text });
const graph = z.object({ nodes: z.array(node), edges: z.array(edge) });

/** Signs of state diagrams have an id for a label, which is not shown. */
const wordless =
	/^(?:state(?:Start|End)|fork|join|choice|divider|noteGroup|labelRect|anchor|f-circ|fr-circ|sm-circ|junction|filled-circle|start|small-circle|stop|framed-circle|hourglass|collate|cross-circ|summary|crossed-circle|fork-join)$/i;

function graphLabels(db: object): string[] {
	const { nodes, edges } = graph.parse(ask(db, "getData"));
	return [
		...nodes
			.filter(({ shape }) => !wordless.test(shape ?? ""))
			.flatMap((one) => [
				...one.annotations.map((annotation) => `«${annotation}»`),
				...(one.alias ? [one.alias] : one.shape === "classBox" && one.text ? [one.text] : [...one.label, one.text]),
				one.requirementId,
				one.docRef,
				one.ticket,
				one.assigned,
				...one.members,
				...one.methods,
				...one.attributes.flatMap(({ type, name, comment, keys }) => [type, name, comment, keys.join(",")]),
			]),
		...edges.flatMap((one) => [...one.label, one.startLabelRight, one.endLabelLeft]),
	];
}

const tasks = z.array(
	z.object({
		section: text,
		task: z.string(),
		events: z.array(z.string()).default([]),
		people: z.array(z.string()).default([]),
	}),
);

/** The labels of tasks, with a section's name for each of its runs. */
function taskLabels(db: object): string[] {
	const all = tasks.parse(tasksOf(db));
	const sections = all.map(({ section }) => section).filter((section, at, list) => section !== list[at - 1]);
	const people = new Set(all.flatMap((one) => one.people));
	return [...sections, ...all.flatMap(({ task, events }) => [task, ...events]), ...people];
}

/** A Gantt chart names a section once, and has its tasks in the order of their dates when it is drawn. */
function ganttLabels(db: object): string[] {
	const all = tasks.parse(tasksOf(db));
	return [...new Set(all.map(({ section }) => section)), ...all.map(({ task }) => task)];
}

const entries = (value: unknown): unknown[] => (value instanceof Map ? [...value.values()] : []);
const participants = z.array(z.object({ name: text, description: z.string() }));
const messages = z.array(z.object({ from: text, to: text, message: z.unknown(), type: z.number().nullish() }));

/** Mermaid's LINETYPE of the beginning of a `rect`: its message is a color. */
const rectStart = 22;

function sequenceLabels(db: object, settings: MermaidConfig): string[] {
	const boxes = z.array(z.object({ name: text, fill: text })).parse(ask(db, "getBoxes"));
	const said = messages.parse(ask(db, "getMessages"));
	const spoken = said.flatMap(({ message, type }) =>
		typeof message === "string" && type !== rectStart ? [message] : [],
	);
	const ends = new Set(said.flatMap(({ from, to }) => [from, to]));
	const actors = participants
		.parse(entries(ask(db, "getActors")))
		.filter(({ name }) => settings.sequence?.hideUnusedParticipants !== true || ends.has(name));
	return [
		...actors.map(({ description }) => description),
		...boxes.map(({ name }) => name),
		...spoken.map(withoutWrap),
	];
}

/** The text of a message, without its line breaks. */
const withoutWrap = (message: string): string => message.replace(/^\s*:?(?:no)?wrap:/, "");

const placedText = z.object({ text: z.object({ text: z.string() }) });
const quadrants = z.object({
	points: z.array(placedText),
	quadrants: z.array(placedText),
	axisLabels: z.array(z.object({ text: z.string() })).default([]),
});

function quadrantLabels(db: object): string[] {
	const found = quadrants.parse(ask(db, "getQuadrantData"));
	return [...found.points, ...found.quadrants]
		.map(({ text: { text: label } }) => label)
		.concat(found.axisLabels.map(({ text: label }) => label));
}

interface Branch {
	descr: string;
	children: readonly Branch[];
}
const branch: z.ZodType<Branch> = z.object({ descr: z.string(), children: z.array(z.lazy(() => branch)) });
const branchLabels = ({ descr, children }: Branch): string[] => [descr, ...children.flatMap(branchLabels)];

const readers: Readonly<Record<string, Reader>> = {
	sequence: sequenceLabels,
	pie: (db) => {
		const sections = ask(db, "getSections");
		return sections instanceof Map ? [...sections.keys()].map(String) : [];
	},
	gantt: ganttLabels,
	timeline: taskLabels,
	journey: taskLabels,
	quadrantChart: quadrantLabels,
	mindmap: (db) => {
		const root = branch.safeParse(ask(db, "getMindmap"));
		return root.success ? branchLabels(root.data) : [];
	},
};
