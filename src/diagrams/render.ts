import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import * as z from "zod";
import { type DiagramCache, fingerprint, openCache } from "./cache.ts";
import type { Diagram, DrawRequest } from "./draw.ts";
import { timeLimit } from "./limits.ts";
import { type DiagramPlace, DiagramProblem, placed } from "./problem.ts";
import type { ColorName } from "./theme.ts";

export type { Diagram } from "./draw.ts";

/** What a page may say about a diagram. */
export interface RenderOptions {
	/** Name of the picture; without it `accTitle` of the diagram, its title, or what its kind is called. */
	title?: string | undefined;
	/** Longer description for assistive technology; without it `accDescr` of the diagram. */
	description?: string | undefined;
	/** Colors of authors that mean a color of the page: hex in lower case → name of the color. */
	palette?: Readonly<Record<string, ColorName>> | undefined;
	/** Where the text stands, for the message of a refusal. */
	place?: DiagramPlace | undefined;
	/** Whether results are kept between builds. */
	cached?: boolean | undefined;
	/** Milliseconds after which a diagram is refused; 20 s without it. */
	timeLimit?: number | undefined;
}

const answerSchema = z.union([
	z.object({ ready: z.literal(true) }),
	z.object({ diagram: z.custom<Diagram>(isDiagram) }),
	z.object({
		refusal: z.object({ sentence: z.string(), line: z.number().nullable(), reason: z.string().nullable() }),
	}),
	z.object({ failure: z.string() }),
]);
type Answer = z.infer<typeof answerSchema>;

// A page that was bundled lies elsewhere than this file; the name leads to the source from both.
const workerFile = createRequire(import.meta.url).resolve("#diagrams/worker.ts");

let cache: DiagramCache<Diagram> | null = null;
let thread: Worker | null = null;
let queue: Promise<unknown> = Promise.resolve();
const underWay = new Map<string, Promise<Diagram>>();

/**
 * Draws Mermaid text as SVG, in a thread without a browser. The same text is drawn once, and kept in
 * `node_modules/.cache/diagrams` between builds. Throws `DiagramProblem` with place, line and reason when it is refused.
 */
export async function renderDiagram(source: string, options: RenderOptions = {}): Promise<Diagram> {
	const request: DrawRequest = {
		source: source.replaceAll("\r\n", "\n"),
		title: options.title ?? null,
		description: options.description ?? null,
		palette: options.palette ?? {},
	};
	const content = JSON.stringify(request);
	const kept = options.cached === false ? null : diagramCache();
	const known = kept?.read(content);
	if (known) return known;
	const limit = options.timeLimit ?? timeLimit;
	const begun = underWay.get(content) ?? inTurn(() => drawInThread(request, limit));
	underWay.set(content, begun);
	try {
		const diagram = await begun;
		kept?.write(content, diagram);
		return diagram;
	} catch (error) {
		if (error instanceof DiagramProblem && options.place) throw placed(error, request.source, options.place);
		throw error;
	} finally {
		underWay.delete(content);
	}
}

/** Ends the thread; the next diagram starts a new one. Programs that only draw need not call it: an idle thread holds nothing up. */
export async function stopDrawing(): Promise<void> {
	const ending = thread;
	thread = null;
	await ending?.terminate();
}

function diagramCache(): DiagramCache<Diagram> {
	cache ??= openCache(join(process.cwd(), "node_modules/.cache/diagrams"), fingerprint(dirname(workerFile)), (stored) =>
		z.custom<Diagram>(isDiagram).parse(stored),
	);
	return cache;
}

function isDiagram(value: unknown): boolean {
	return typeof value === "object" && value !== null && "svg" in value && "outline" in value && "graph" in value;
}

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	const result = queue.then(work);
	queue = result.catch(() => undefined);
	return result;
}

async function drawInThread(request: DrawRequest, limit: number): Promise<Diagram> {
	const worker = thread ?? (await startThread());
	thread = worker;
	worker.ref();
	worker.postMessage(request);
	const answer = await nextAnswer(worker, limit).finally(() => worker.unref());
	if (answer === "late") {
		await stopDrawing();
		const sentence = `This diagram was not drawn within ${limit / 1000} seconds. Split it into smaller ones.`;
		throw new DiagramProblem({ sentence, line: null, reason: null }, request.source, null);
	}
	if ("diagram" in answer) return answer.diagram;
	if ("refusal" in answer) throw new DiagramProblem(answer.refusal, request.source, null);
	throw new Error(`The diagram could not be drawn: ${"failure" in answer ? answer.failure : "no answer"}`);
}

async function startThread(): Promise<Worker> {
	const worker = new Worker(workerFile, { execArgv: ["--disable-warning=ExperimentalWarning"] });
	const answer = await nextAnswer(worker, 60_000);
	if (answer === "late") throw new Error("The thread that draws diagrams did not start within a minute.");
	return worker;
}

function nextAnswer(worker: Worker, limit: number): Promise<Answer | "late"> {
	return new Promise((resolve, reject) => {
		const settle = (finish: () => void) => {
			clearTimeout(timer);
			worker.off("message", onMessage).off("error", onError).off("exit", onExit);
			finish();
		};
		const gone = (error: Error) =>
			settle(() => {
				if (thread === worker) thread = null;
				reject(error);
			});
		const onMessage = (message: unknown) => settle(() => resolve(answerSchema.parse(message)));
		const onError = (error: Error) => gone(error);
		const onExit = () => gone(new Error("The thread that draws diagrams ended before it answered."));
		const timer = setTimeout(() => settle(() => resolve("late")), limit);
		worker.on("message", onMessage).on("error", onError).on("exit", onExit);
	});
}
