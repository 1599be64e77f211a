import * as z from "zod";
import { ask } from "./model.ts";

// The models of the kinds that are no graph to Mermaid's layouts, as far as pictures are checked and told by them.

const text = z
	.string()
	.nullish()
	.transform((value) => value ?? "");
const commits = z.array(
	z.object({
		id: z.string(),
		branch: z.string(),
		parents: z.array(z.string()),
		tags: z.array(z.string()).default([]),
		type: z.number(),
		customId: z.boolean().nullish(),
	}),
);
const branches = z.array(z.object({ name: z.string() }));

/** Commits of a Git graph in their order, and its branches. */
export const gitGraph = (db: object) => {
	const found = ask(db, "getCommits");
	return {
		commits: commits.parse(found instanceof Map ? [...found.values()] : []),
		branches: branches.parse(ask(db, "getBranchesAsObjArray")).map(({ name }) => name),
	};
};

/** Mermaid's number of a commit that merges: without an id of the author's, its own is not shown. */
export const mergeCommit = 3;

/** Mermaid's number of a commit that was picked from another branch: its id is never shown. */
export const cherryPick = 4;

const xyData = z.object({
	xAxis: z.object({ title: text, categories: z.array(z.string()).default([]) }),
	yAxis: z.object({ title: text }),
	plots: z.array(
		z.object({ type: z.string(), data: z.array(z.tuple([z.union([z.string(), z.number()]), z.number()])) }),
	),
});
/** Axes and plots of an XY chart. */
export const xyChart = (db: object) => xyData.parse(ask(db, "getXYChartData"));

const packetRows = z.array(z.array(z.object({ start: z.number(), end: z.number(), label: text })));
/** The fields of a packet; one that runs over several rows comes once a row. */
export const packetFields = (db: object) => packetRows.parse(ask(db, "getPacket")).flat();

const radarAxes = z.array(z.object({ label: z.string() }));
const radarCurves = z.array(z.object({ label: z.string(), entries: z.array(z.number()) }));
const radarOptions = z.object({ showLegend: z.boolean() });
/** Axes and curves of a radar chart. The names of its curves are in its legend. */
export const radar = (db: object) => ({
	hasLegend: radarOptions.parse(ask(db, "getOptions")).showLegend,
	axes: radarAxes.parse(ask(db, "getAxes")),
	curves: radarCurves.parse(ask(db, "getCurves")),
});

/** A part of a treemap; parts that have others have no value of their own. */
export interface TreemapPart {
	name: string;
	value?: number | undefined;
	children: readonly TreemapPart[];
}
const part: z.ZodType<TreemapPart> = z.object({
	name: z.string(),
	value: z.number().optional(),
	children: z.array(z.lazy(() => part)).default([]),
});
/** The parts of a treemap. */
export const treemap = (db: object) => part.parse(ask(db, "getRoot")).children;
