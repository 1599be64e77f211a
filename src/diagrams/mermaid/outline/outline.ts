import * as z from "zod";
import { plainText } from "../plain-text.ts";
import { chartOutlines } from "./chart-outlines.ts";
import { ask, type DiagramModel, tasksOf } from "./model.ts";
import { sequenceOutline } from "./sequence-outline.ts";

/** The same content as a diagram, as text: steps, or a table, or a nested list. */
export type Outline =
	| { kind: "steps"; steps: readonly string[]; ordered: boolean }
	| { kind: "table"; columns: readonly string[]; rows: readonly (readonly string[])[] }
	| { kind: "tree"; roots: readonly Branch[] };

export interface Branch {
	text: string;
	children: readonly Branch[];
}

/** Nodes and edges of a diagram that is a graph; empty for charts. */
export interface Graph {
	nodes: readonly GraphNode[];
	edges: readonly GraphEdge[];
}

export interface GraphNode {
	id: string;
	/** Lines joined by a space. */
	label: string;
	/** The first line, where it is bold and more lines follow: the node's name in sentences about others. */
	heading: string | null;
	/** The whole label; the lines under a heading are parted by commas. */
	full: string;
	/** Id of the group that holds the node. */
	group: string | null;
	isGroup: boolean;
	link: string | null;
}

export interface GraphEdge {
	id: string;
	from: string;
	to: string;
	label: string;
}

const labelText = z
	.union([z.string(), z.array(z.string())])
	.nullish()
	.transform((value) => (Array.isArray(value) ? value.join(", ") : (value ?? "")));
const label = labelText.transform((value) => plainText(value));
const graphNode = z
	.object({
		id: z.string(),
		label: labelText,
		parentId: z.string().nullish(),
		isGroup: z.boolean().default(false),
		link: z.string().nullish(),
		members: z.array(z.object({ text: z.string() })).optional(),
		methods: z.array(z.object({ text: z.string() })).optional(),
		attributes: z.array(z.object({ type: z.string(), name: z.string() })).optional(),
		shape: z.string().optional(),
		/** The name of a class with what it is generic in. */
		text: label,
	})
	.transform((node) => ({
		...node,
		label: plainText(node.label),
		heading: headingOf(node.label),
		full: fullText(node.label),
	}));
const data = z.object({
	nodes: z.array(graphNode),
	edges: z.array(z.object({ id: z.string(), start: z.string(), end: z.string(), label })),
});
const task = z.object({ section: z.string().nullish(), task: z.string() });
const ganttTasks = z.array(task.extend({ startTime: z.date(), endTime: z.date() }));
const timelineTasks = z.array(task.extend({ events: z.array(z.string()) }));
const journeyTasks = z.array(task.extend({ score: z.number(), people: z.array(z.string()) }));
const quadrants = z.object({
	points: z.array(z.object({ text: z.object({ text: z.string() }), x: z.number(), y: z.number() })),
	quadrants: z.array(
		z.object({
			text: z.object({ text: z.string() }),
			x: z.number(),
			y: z.number(),
			width: z.number(),
			height: z.number(),
		}),
	),
});
interface MindmapNode {
	descr: string;
	children: readonly MindmapNode[];
}
const mindmap: z.ZodType<MindmapNode> = z.object({ descr: z.string(), children: z.array(z.lazy(() => mindmap)) });

/** Nodes and edges, where the diagram's model is a graph. */
export function graphOf({ db }: DiagramModel): Graph {
	const found = data.safeParse(ask(db, "getData"));
	if (!found.success) return { nodes: [], edges: [] };
	return {
		nodes: found.data.nodes.map(({ id, label: text, heading, full, parentId, isGroup, link }) => ({
			id,
			label: text,
			heading,
			full,
			group: parentId ?? null,
			isGroup,
			link: link ?? null,
		})),
		edges: found.data.edges.map(({ id, start, end, label: text }) => ({ id, from: start, to: end, label: text })),
	};
}

/** The diagram's content as text, generated from its model. */
export function outlineOf(model: DiagramModel): Outline {
	const { type, db } = model;
	if (type === "sequence") return sequenceOutline(db);
	if (type === "pie") {
		const sections = ask(db, "getSections");
		const rows =
			sections instanceof Map
				? [...sections].map(([name, value]) => [plainText(String(name)), Number(value)] as const)
				: [];
		const total = rows.reduce((sum, [, value]) => sum + value, 0);
		return {
			kind: "table",
			columns: ["Part", "Value", "Share"],
			rows: rows.map(([name, value]) => [name, String(value), `${Math.round((value / total) * 100)}%`]),
		};
	}
	if (type === "gantt") {
		const tasks = ganttTasks.parse(tasksOf(db));
		const when = timeWriter(String(ask(db, "getDateFormat") ?? ""));
		return table(["Section", "Task", "Start", "End"], tasks, (at) => [when(at.startTime), when(at.endTime)]);
	}
	if (type === "timeline") {
		return table(["Section", "Time", "Events"], timelineTasks.parse(tasksOf(db)), ({ events }) => [
			events.map((event) => plainText(event)).join("; "),
		]);
	}
	if (type === "journey") {
		return table(["Section", "Task", "Score", "Who"], journeyTasks.parse(tasksOf(db)), ({ score, people }) => [
			String(score),
			people.join(", "),
		]);
	}
	if (type === "quadrantChart") return quadrantTable(db);
	if (type === "mindmap") return { kind: "tree", roots: [branch(mindmap.parse(ask(db, "getMindmap")))] };
	if (type === "class" || type === "classDiagram" || type === "er") return memberTable(db);
	return chartOutlines[type]?.(db) ?? graphSteps(graphOf(model));
}

/** Writes a time as exactly as the diagram gives it: days, times of day, or both. A chart of hours alone has no day. */
function timeWriter(format: string): (date: Date) => string {
	const hasTime = /[Hhxm]|X|s/.test(format);
	const hasDay = /[DdYMxX]/.test(format.replace(/\[[^\]]*\]/g, ""));
	return (date) => {
		const written = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
		const [day, time] = [written.slice(0, 10), written.slice(11, /s/.test(format) ? 19 : 16)];
		return !hasTime ? day : hasDay ? `${day} ${time}` : time;
	};
}

/** The first task of a journey whose score is no number; null when there is none. */
export function taskWithoutScore({ type, db }: DiagramModel): string | null {
	if (type !== "journey") return null;
	const tasks = z.array(z.object({ task: z.string(), score: z.unknown() })).parse(tasksOf(db));
	return tasks.find(({ score }) => typeof score !== "number" || Number.isNaN(score))?.task ?? null;
}

/** How many entries an outline has. */
export function sizeOf(outline: Outline): number {
	const count = (branches: readonly Branch[]): number =>
		branches.reduce((sum, { children }) => sum + 1 + count(children), 0);
	if (outline.kind === "tree") return count(outline.roots);
	return outline.kind === "steps" ? outline.steps.length : outline.rows.length;
}

function branch({ descr, children }: MindmapNode): Branch {
	return { text: plainText(descr), children: children.map(branch) };
}

function table<Row extends z.infer<typeof task>>(
	columns: readonly string[],
	tasks: readonly Row[],
	rest: (row: Row) => readonly string[],
): Outline {
	const rows = tasks.map((row) => [plainText(row.section ?? ""), plainText(row.task), ...rest(row)]);
	const hasSections = rows.some(([section]) => section);
	return hasSections
		? { kind: "table", columns, rows }
		: { kind: "table", columns: columns.slice(1), rows: rows.map((row) => row.slice(1)) };
}

function quadrantTable(db: object): Outline {
	const { points, quadrants: areas } = quadrants.parse(ask(db, "getQuadrantData"));
	const areaOf = (x: number, y: number) =>
		areas.find((area) => x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height)?.text
			.text ?? "";
	if (points.length === 0)
		return { kind: "steps", ordered: false, steps: areas.map(({ text }) => plainText(text.text)) };
	return {
		kind: "table",
		columns: ["Point", "Quadrant"],
		// Mermaid keeps the last point first.
		rows: points.toReversed().map(({ text, x, y }) => [plainText(text.text), plainText(areaOf(x, y))]),
	};
}

function memberTable(db: object): Outline {
	const { nodes, edges } = data.parse(ask(db, "getData"));
	const nameOf = (id: string) => {
		const node = nodes.find((candidate) => candidate.id === id);
		return node?.text || node?.label || id;
	};
	return {
		kind: "table",
		columns: ["Name", "Members", "Relations"],
		rows: nodes
			.filter(({ shape }) => shape !== "note")
			.map((node) => [
				nameOf(node.id),
				[
					...[...(node.members ?? []), ...(node.methods ?? [])].map(({ text }) => plainText(text.replaceAll("\\", ""))),
					...(node.attributes ?? []).map(({ type, name }) => `${name}: ${type}`),
				].join(", "),
				edges
					.filter(({ start, end }) => start === node.id || end === node.id)
					.map(({ start, end, label: text }) => {
						const other = nameOf(start === node.id ? end : start);
						return text ? `${text} (${other})` : other;
					})
					.join(", "),
			]),
	};
}

/** Each node with where its edges lead: "Technology Company? Yes: Tier 1; No: System Integrator?". */
function graphSteps({ nodes, edges }: Graph): Outline {
	const nameOf = (id: string): string => {
		const node = nodes.find((candidate) => candidate.id === id);
		if (/_start$|_start\d*$/.test(id) && !node?.label.trim()) return "Start";
		if (/_start$/.test(id) && node?.label === id) return "Start";
		if (/_end$/.test(id) && node?.label === id) return "End";
		// Parts of a state that run at the same time have no name but Mermaid's id.
		if (node?.isGroup && !node.label && node.group !== null) {
			const parts = nodes.filter(({ group, isGroup, label: text }) => group === node.group && isGroup && !text);
			return `part ${parts.indexOf(node) + 1} of ${nameOf(node.group)}`;
		}
		return node?.heading || node?.label || id;
	};
	const steps = nodes.flatMap((node): string[] => {
		const leads = edges.filter(({ from }) => from === node.id);
		const targets = leads.map(({ to, label: text }) => (text ? `${text} → ${nameOf(to)}` : `→ ${nameOf(to)}`));
		const inside = nodes.filter(({ group }) => group === node.id).map(({ id }) => nameOf(id));
		const isEnd = targets.length === 0 && edges.some(({ to }) => to === node.id);
		if (node.isGroup && inside.length > 0) return [`${nameOf(node.id)}: ${inside.join("; ")}`];
		if (isEnd && /_end$/.test(node.id)) return [];
		const name = node.heading ? node.full : nameOf(node.id);
		return [targets.length > 0 ? `${name} ${targets.join("; ")}` : name];
	});
	return { kind: "steps", ordered: false, steps };
}

/** The bold first line of a label of several lines: `**Tier 3: Reseller**<br/>…`. */
function headingOf(text: string): string | null {
	const heading = /^\s*\*\*([^*]+)\*\*\s*(?:<br\s*\/?>|\n)/i.exec(text)?.[1];
	return heading ? plainText(heading) : null;
}

function fullText(text: string): string {
	return headingOf(text) ? plainText(text.trim().replace(/\s*(?:<br\s*\/?>|\n)\s*/gi, ", ")) : plainText(text);
}
