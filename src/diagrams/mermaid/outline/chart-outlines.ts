import { plainText } from "../plain-text.ts";
import { gitGraph, packetFields, radar, type TreemapPart, treemap, xyChart } from "./chart-models.ts";
import type { Branch, Outline } from "./outline.ts";

/** The content of the kinds that are no graph to Mermaid's layouts, as text. */
export const chartOutlines: Readonly<Record<string, (db: object) => Outline>> = {
	gitGraph: (db) => ({
		kind: "table",
		columns: ["Commit", "Branch", "After", "Tags"],
		rows: gitGraph(db).commits.map(({ id, branch, parents, tags }) =>
			[id, branch, parents.join(", "), tags.join(", ")].map(plainText),
		),
	}),
	xychart: (db) => {
		const { xAxis, plots } = xyChart(db);
		const places = plots[0]?.data.map(([place]) => String(place)) ?? [];
		return {
			kind: "table",
			columns: [
				plainText(xAxis.title) || "Place",
				...plots.map(({ type }, at) => `${type === "bar" ? "Bar" : "Line"} ${at + 1}`),
			],
			rows: places.map((place, at) => [plainText(place), ...plots.map(({ data }) => String(data[at]?.[1] ?? ""))]),
		};
	},
	packet: (db) => ({
		kind: "table",
		columns: ["Bits", "Field"],
		rows: packetFields(db).map(({ start, end, label }) => [
			start === end ? String(start) : `${start}–${end}`,
			plainText(label),
		]),
	}),
	radar: (db) => {
		const { axes, curves } = radar(db);
		return {
			kind: "table",
			columns: ["Axis", ...curves.map(({ label }) => plainText(label))],
			rows: axes.map(({ label }, at) => [plainText(label), ...curves.map(({ entries }) => String(entries[at] ?? ""))]),
		};
	},
	treemap: (db) => ({ kind: "tree", roots: treemap(db).map(branchOf) }),
};

const branchOf = ({ name, value, children }: TreemapPart): Branch => ({
	text: value === undefined ? plainText(name) : `${plainText(name)}: ${value}`,
	children: children.map(branchOf),
});
