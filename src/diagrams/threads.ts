import { Worker } from "node:worker_threads";
import * as z from "zod";
import type { Diagram, DrawRequest } from "./mermaid/draw.ts";
import { DiagramProblem } from "./mermaid/problem.ts";
import type { ThreadOptions } from "./renderer.ts";

const answerSchema = z.union([
	z.object({ ready: z.literal(true) }),
	z.object({ diagram: z.custom<Diagram>((value) => typeof value === "object" && value !== null) }),
	z.object({
		refusal: z.object({ sentence: z.string(), line: z.number().nullable(), reason: z.string().nullable() }),
	}),
	z.object({ failure: z.string() }),
]);
type Answer = z.infer<typeof answerSchema>;

interface Thread {
	worker: Worker;
	/** Null when it could not start. */
	ready: Promise<Error | null>;
	busy: boolean;
	/** First words of the diagrams that it was given: the code of these kinds is loaded and compiled in it. */
	kinds: Set<string>;
	/** Ends it when it has had nothing to draw for long. */
	end?: NodeJS.Timeout;
}

interface Job {
	request: DrawRequest;
	limit: number;
	resolve(diagram: Diagram): void;
	reject(error: unknown): void;
}

/** Said by a thread before it draws a diagram in another way: the limit is of one drawing, not of all. */
export const drawnAgain = "drawn again";

/** A further thread starts, and compiles what it runs, in the time in which one that runs draws about so many diagrams. */
const worthAThread = 16;

/**
 * The same where the cores have their work: what V8 compiles and clears away beside a thread takes half a core. Measured on two cores: a
 * second thread draws 100 cold diagrams in no less time, for a third more of the processors.
 */
const worthSharingACore = 160;

/** Time in which a thread has to be ready, in milliseconds. */
const startLimit = 60_000;

/**
 * Up to `count` threads that draw, each one diagram after the other. A further thread starts when more diagrams wait than the others
 * would draw meanwhile, so that a few diagrams do not pay for several. Each thread goes on with the kinds that it has begun with, as
 * long as some of them wait.
 */
export function drawingThreads(workerFile: URL, workerData: ThreadOptions, count: number) {
	let threads: Thread[] = [];
	const waiting: Job[] = [];
	/** How long a thread waits for its next diagram before it ends, in milliseconds. */
	let patience = Number.POSITIVE_INFINITY;

	const startThread = (): Thread => {
		const worker = new Worker(workerFile, { workerData, execArgv: ["--disable-warning=ExperimentalWarning"] });
		const ready = nextAnswer(worker, startLimit).then(
			(answer) =>
				answer === "late" ? new Error("The thread that draws diagrams did not start within a minute.") : null,
			(error: unknown) => (error instanceof Error ? error : new Error(String(error))),
		);
		const thread: Thread = { worker, ready, busy: false, kinds: new Set() };
		// Callers that wait for a diagram wait for `ready`; a thread that was started ahead keeps no process running.
		ready.then(() => !thread.busy && worker.unref());
		threads.push(thread);
		return thread;
	};

	const end = async (thread: Thread) => {
		threads = threads.filter((other) => other !== thread);
		await thread.worker.terminate();
	};

	const work = async (thread: Thread, { request, limit, resolve, reject }: Job) => {
		thread.busy = true;
		clearTimeout(thread.end);
		thread.kinds.add(firstWord(request));
		thread.worker.ref();
		try {
			const failed = await thread.ready;
			if (failed) throw failed;
			thread.worker.postMessage(request);
			const answer = await nextAnswer(thread.worker, limit);
			if (answer === "late") {
				await end(thread);
				const sentence = `This diagram was not drawn within ${limit / 1000} seconds. Split it into smaller ones.`;
				throw new DiagramProblem({ sentence, line: null, reason: null }, request.source, null);
			}
			if ("diagram" in answer) resolve(answer.diagram);
			else if ("refusal" in answer) throw new DiagramProblem(answer.refusal, request.source, null);
			else throw new Error(`The diagram could not be drawn: ${"failure" in answer ? answer.failure : "no answer"}`);
		} catch (error) {
			// A thread that is gone gives its place to a new one.
			if (!(error instanceof DiagramProblem)) await end(thread);
			reject(error);
		} finally {
			thread.busy = false;
			thread.worker.unref();
			assign();
			endWhenIdle(thread);
		}
	};

	const endWhenIdle = (thread: Thread) => {
		clearTimeout(thread.end);
		if (!thread.busy && Number.isFinite(patience)) thread.end = setTimeout(end, patience, thread).unref();
	};

	/** The idle thread and the job that suit each other best: of a kind that it has drawn, or else of one that nobody has. */
	const nextPair = (): { thread: Thread; job: Job } | null => {
		const idle = threads.filter(({ busy }) => !busy);
		for (const thread of idle) {
			const job = waiting.find(({ request }) => thread.kinds.has(firstWord(request)));
			if (job) return { thread, job };
		}
		const worth = 2 * threads.length < count ? worthAThread : worthSharingACore;
		const isWorth = threads.length < count && waiting.length > worth * threads.length;
		const thread = idle[0] ?? (isWorth ? startThread() : null);
		const isNew = ({ request }: Job) => threads.every(({ kinds }) => !kinds.has(firstWord(request)));
		const job = waiting.find(isNew) ?? waiting[0];
		return thread && job ? { thread, job } : null;
	};

	const assign = () => {
		while (waiting.length > 0) {
			const pair = nextPair();
			if (!pair) return;
			waiting.splice(waiting.indexOf(pair.job), 1);
			void work(pair.thread, pair.job);
		}
	};

	return {
		draw: (request: DrawRequest, limit: number): Promise<Diagram> =>
			new Promise((resolve, reject) => {
				waiting.push({ request, limit, resolve, reject });
				assign();
			}),
		start() {
			if (threads.length === 0) startThread();
		},
		endIdle(milliseconds: number) {
			patience = milliseconds;
			threads.forEach(endWhenIdle);
		},
		async stop() {
			await Promise.all(threads.map(end));
		},
	};
}

/** The word that names a diagram's kind, where no front matter, comment or directive comes before it. */
const firstWord = ({ source }: DrawRequest): string =>
	/^(?:---\n[\s\S]*?\n---\n|\s+|%%.*\n)*([\w-]+)/.exec(source)?.[1] ?? "";

function nextAnswer(worker: Worker, limit: number): Promise<Answer | "late"> {
	return new Promise((resolve, reject) => {
		const settle = (finish: () => void) => {
			clearTimeout(timer);
			worker.off("message", onMessage).off("error", onError).off("exit", onExit);
			finish();
		};
		const onMessage = (message: unknown) => {
			if (message === drawnAgain) timer.refresh();
			else settle(() => resolve(answerSchema.parse(message)));
		};
		const onError = (error: Error) => settle(() => reject(error));
		const onExit = () => onError(new Error("The thread that draws diagrams ended before it answered."));
		const timer = setTimeout(() => settle(() => resolve("late")), limit);
		worker.on("message", onMessage).on("error", onError).on("exit", onExit);
	});
}
