import mermaid from "mermaid";
import { finish } from "./finish.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { drawingId } from "./ids.ts";
import { checkSource, kindName, nodeLimit } from "./limits.ts";
import { ask, type Graph, graphOf, type Outline, outlineOf, plainText, sizeOf } from "./outline.ts";
import { DiagramProblem, refusalOf } from "./problem.ts";
import type { ColorName } from "./theme.ts";

/** What is asked of a thread that draws. */
export interface DrawRequest {
	source: string;
	title: string | null;
	description: string | null;
	palette: Readonly<Record<string, ColorName>>;
}

/** A finished diagram. */
export interface Diagram {
	/** The picture, with placeholders for the prefix of its ids. */
	svg: string;
	/** Natural size at the page's text size of 16 px. */
	width: number;
	height: number;
	/** Smallest text at the natural size, in px. */
	smallestText: number;
	title: string;
	description: string | null;
	outline: Outline;
	graph: Graph;
}

/** Draws one diagram in this thread, which needs a document (`installDocument`). Throws `DiagramProblem`. */
export async function draw(request: DrawRequest, metrics: FontMetrics): Promise<Diagram> {
	const { source } = request;
	const refuse = (sentence: string, line: number | null, reason: string | null = null): never => {
		throw new DiagramProblem({ sentence, line, reason }, source, null);
	};
	checkSource(source, refuse);
	const misread = (error: unknown): never => {
		throw new DiagramProblem(refusalOf(error, source), source, null);
	};
	const model = await mermaid.mermaidAPI.getDiagramFromText(source).catch(misread);
	const kind = kindName(model.type) ?? refuse(unknownKind(model.type), null);
	const graph = graphOf(model);
	const keepToLimit = (size: number) => {
		if (size > nodeLimit)
			refuse(`This diagram has ${size} nodes. Split it: at most ${nodeLimit} can be laid out.`, null);
	};
	keepToLimit(graph.nodes.length);
	const outline = await Promise.try(outlineOf, model).catch(misread);
	keepToLimit(sizeOf(outline));
	const { svg } = await withSteadyChance(() => mermaid.render(drawingId, source)).catch(misread);
	if (svg.includes("<foreignObject") && !/<switch/.test(svg)) {
		refuse("This diagram has a label that needs HTML, such as a formula. Write it as plain text.", null);
	}
	if (/<image\b/i.test(svg)) refuse("This diagram loads a picture. Use shapes and text only.", null);
	const accTitle = textFrom(ask(model.db, "getAccTitle"));
	const title = request.title ?? (accTitle || textFrom(ask(model.db, "getDiagramTitle")) || kind);
	const description = request.description ?? (textFrom(ask(model.db, "getAccDescription")) || null);
	const { links, ...finished } = finish(svg, {
		metrics,
		source,
		palette: request.palette,
		title,
		description,
	});
	if (!links.every(isSafe)) {
		refuse("A link of this diagram leads nowhere safe. Use a path such as /guide/, or an https address.", null);
	}
	return { ...finished, title, description, outline, graph };
}

/** A path, a place on the page, or an address of the web or of mail. Mermaid writes `about:blank` where it found something else. */
const isSafe = (href: string): boolean => /^(https?:|mailto:|\/|#|\.)/i.test(href);

const textFrom = (value: unknown): string => (typeof value === "string" ? plainText(value) : "");

function unknownKind(type: string): string {
	return `Diagrams of the kind "${type}" cannot be drawn here. Use one of the kinds that content/README.md lists.`;
}

/** Layouts that toss coins (mind maps) get the same coins each time, so that the same text gives the same picture. */
async function withSteadyChance<Result>(work: () => Promise<Result>): Promise<Result> {
	const chance = Math.random;
	let state = 1;
	Math.random = () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
	try {
		return await work();
	} finally {
		Math.random = chance;
	}
}
