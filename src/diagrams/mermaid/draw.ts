import mermaid from "mermaid";
import { missingLabels } from "../checks/missing-labels.ts";
import { modelLabels } from "../checks/model-labels.ts";
import { finish } from "../finish/finish.ts";
import { drawingId } from "../finish/ids.ts";
import type { FontMetrics } from "../measure/font-metrics.ts";
import type { ThreadOptions } from "../renderer.ts";
import { isSafeAddress, writtenLinks } from "../written-links.ts";
import type { LayoutOptions } from "./fit.ts";
import { eachOnce, fitted } from "./fitted.ts";
import { checkSource, drawnKinds, kindName } from "./limits.ts";
import { sharedText } from "./outline/model.ts";
import { type Graph, graphOf, type Outline, outlineOf, sizeOf, taskWithoutScore } from "./outline/outline.ts";
import { plainText } from "./plain-text.ts";
import { preparedSource, spokenIn, withoutSpoken } from "./prepared-source.ts";
import { DiagramProblem, refusalOf } from "./problem.ts";
import type { Turn } from "./turned.ts";

/** What is asked of a thread that draws. */
export interface DrawRequest {
	source: string;
	title: string | null;
	description: string | null;
	/** The width that the picture should keep to without scrolling, in px; null to leave its layout as it is written. */
	fit: number | null;
	/** A narrower width, such as a phone's, for which it is drawn once more where the picture would scroll in it; null for none. */
	narrow: number | null;
	/** The same diagram as its author has set it up for that width; null where ways to draw it are looked for. */
	narrowSource: string | null;
}

/** What a thread draws with. */
export interface DrawOptions extends ThreadOptions {
	metrics: FontMetrics;
}

/** A picture of a diagram. */
export interface Picture {
	/** With placeholders for the prefix of its ids. */
	svg: string;
	/** Natural size at the page's text size of 16 px. */
	width: number;
	height: number;
	/** Smallest text at the natural size, in px. */
	smallestText: number;
	/** How it was drawn to fit; null where its layout is as it is written. */
	turned: Turn | null;
}

/** A finished diagram: its picture, and what it says. */
export interface Diagram extends Picture {
	title: string;
	description: string | null;
	outline: Outline;
	graph: Graph;
	/** The picture for a narrow screen; null where none was asked for, or the other one is as good there. */
	narrow: Picture | null;
}

/** A diagram, and what is asked of it before another way to draw it is. */
export interface Drawing {
	diagram: Diagram;
	/** Mermaid's name of its kind. */
	kind: string;
	/** How many pairs of its texts lie on one another, and how many are hidden. */
	crossings: number;
}

/**
 * Draws one diagram in this thread, which needs a document (`installDocument`). One that would scroll is drawn in another way, and
 * once more for a phone where it would scroll there (fitted.ts); `onNext` is called before each. Throws `DiagramProblem`.
 */
export async function draw(request: DrawRequest, options: DrawOptions, onNext: () => void): Promise<Diagram> {
	const { source, fit, narrow, narrowSource } = request;
	const written = await drawAsWritten(request, options);
	const inAnotherWay = eachOnce((other, layout) => {
		onNext();
		return drawAsWritten({ ...request, source: other }, options, layout).catch(orNull);
	});
	const onPage = fit === null ? null : await fitted({ source, written, fit, own: null }, written, inAnotherWay);
	const wide = onPage ?? written;
	const onPhone =
		narrow === null ? null : await fitted({ source, written, fit: narrow, own: narrowSource }, wide, inAnotherWay);
	return { ...wide.diagram, narrow: onPhone && pictureOf(onPhone.diagram) };
}

const pictureOf = ({ svg, width, height, smallestText, turned }: Picture): Picture => ({
	svg,
	width,
	height,
	smallestText,
	turned,
});

/** What can be drawn only as it is written stays so. */
function orNull(error: unknown): null {
	if (error instanceof DiagramProblem) return null;
	throw error;
}

async function drawAsWritten(request: DrawRequest, options: DrawOptions, layout: LayoutOptions = {}): Promise<Drawing> {
	const { source } = request;
	const refuse = (sentence: string, line: number | null, reason: string | null = null): never => {
		throw new DiagramProblem({ sentence, line, reason }, source, null);
	};
	checkSource(source, options.limits, refuse);
	const unspoken = withoutSpoken(source);
	const misread = (error: unknown): never => {
		throw new DiagramProblem(refusalOf(error, unspoken), source, null);
	};
	const text = preparedSource(unspoken);
	const model = await withSteadyChance(() => mermaid.mermaidAPI.getDiagramFromText(text)).catch(misread);
	const kind = kindName(model.type) ?? refuse(unknownKind(model.type), null);
	const graph = graphOf(model);
	const { nodes: most } = options.limits;
	const keepToLimit = (size: number) => {
		if (size > most) refuse(`This diagram has ${size} nodes. Split it: at most ${most} can be laid out.`, null);
	};
	keepToLimit(graph.nodes.length);
	const unscored = taskWithoutScore(model);
	if (unscored !== null) {
		refuse(
			`The score of “${unscored}” is no number. Write “Task: 3: Name”, with a number from 1 to 5.`,
			lineOf(unscored, source),
		);
	}
	const outline = await Promise.try(outlineOf, model).catch(misread);
	keepToLimit(sizeOf(outline));
	// Read by what reads labels (patches/): Mermaid itself names the kind only when all is drawn.
	document.body.dataset.kind = model.type;
	document.body.dataset.layout = JSON.stringify(layout);
	const { svg } = await withSteadyChance(() => mermaid.render(drawingId, text)).catch(misread);
	if (svg.includes("<foreignObject") && !/<switch/.test(svg)) {
		refuse("This diagram has a label that needs HTML, such as a formula. Write it as plain text.", null);
	}
	if (/<image\b/i.test(svg)) refuse("This diagram loads a picture. Use shapes and text only.", null);
	const own = spokenIn(source);
	const accTitle = plainText(sharedText(model.db, "getAccTitle")) || own.title;
	const title = request.title ?? (accTitle || plainText(sharedText(model.db, "getDiagramTitle")) || kind);
	const accDescription = plainText(sharedText(model.db, "getAccDescription")) || own.description;
	const description = request.description ?? (accDescription || null);
	const { links, texts, illegible, crossings, ...finished } = finish(svg, {
		...options,
		source,
		title,
		description,
	});
	if (!links.every(isSafeAddress)) {
		const written = writtenLinks(source).find(({ address }) => !isSafeAddress(address));
		refuse(
			"A link of this diagram leads nowhere safe. Use a path such as /guide/, or an https address.",
			written?.line ?? null,
		);
	}
	const [missing] = missingLabels(modelLabels(model, mermaid.mermaidAPI.getConfig()), texts);
	if (missing !== undefined) {
		refuse(
			`The picture of this diagram would not show “${plainText(missing)}” as it is written. Write this label in plain words.`,
			lineOf(missing, source),
		);
	}
	const [pale] = illegible;
	if (pale !== undefined) {
		refuse(
			`“${pale}” could not be read on what lies behind it in this diagram. Choose another color.`,
			lineOf(pale, source),
		);
	}
	const diagram = { ...finished, title, description, outline, graph, turned: null, narrow: null };
	return { diagram, kind: model.type, crossings };
}

/** The line of a diagram's text on which a label begins; null when it is written in another way. */
function lineOf(label: string, source: string): number | null {
	const [first = label] = label.trim().split(/\s*(?:<br\s*\/?>|\n)\s*/);
	const lines = source.split("\n");
	const at = lines.findIndex((line) => line.includes(first));
	const near = at < 0 ? lines.findIndex((line) => line.includes(plainText(first).split(" ")[0] ?? first)) : at;
	return near < 0 ? null : near + 1;
}

function unknownKind(type: string): string {
	return `Diagrams of the kind "${type}" cannot be drawn here. Use one of these: ${drawnKinds}.`;
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
