import type { MermaidConfig } from "mermaid";
import {
	cherryPick,
	gitGraph,
	mergeCommit,
	packetFields,
	radar,
	type TreemapPart,
	treemap,
	xyChart,
} from "../mermaid/outline/chart-models.ts";

/** The texts of the kinds that are no graph to Mermaid's layouts. */
export const chartLabels: Readonly<Record<string, (db: object, settings: MermaidConfig) => string[]>> = {
	gitGraph: (db, { gitGraph: { showCommitLabel, showBranches } = {} }) => {
		const { commits, branches } = gitGraph(db);
		const shown = commits.filter(({ type, customId }) => type !== cherryPick && (customId || type !== mergeCommit));
		return [
			...(showBranches === false ? [] : branches),
			...(showCommitLabel === false ? [] : shown.map(({ id }) => id)),
			...commits.flatMap(({ tags }) => tags),
		];
	},
	xychart: (db, { xyChart: { xAxis: across = {}, yAxis: up = {} } = {} }) => {
		const { xAxis, yAxis } = xyChart(db);
		return [
			...(across.showTitle === false ? [] : [xAxis.title]),
			...(up.showTitle === false ? [] : [yAxis.title]),
			...(across.showLabel === false ? [] : xAxis.categories),
		];
	},
	packet: (db) => packetFields(db).map(({ label }) => label),
	radar: (db) => {
		const { axes, curves, hasLegend } = radar(db);
		return [...axes, ...(hasLegend ? curves : [])].map(({ label }) => label);
	},
	treemap: (db) => treemap(db).flatMap(namesOf),
};

const namesOf = ({ name, children }: TreemapPart): string[] => [name, ...children.flatMap(namesOf)];
