import { type ResourceLimits, Worker } from "node:worker_threads";

/** What is rendered: a page's address, and what the page shows where that is not in the address. */
export type RenderJob = { url: string; form?: unknown };

/** A page, and the milliseconds of the processor that it took. */
export type RenderedPage = { status: number; type: string; body: Uint8Array; cost: number };

export type RenderResult = RenderedPage | { failure: string };

export type Renderer = {
	/**
	 * Renders one page after the other. Rejects with `RendererBusy` when more than `most` are waiting and once it is closed, and with
	 * the reason when the page throws or takes too long.
	 */
	render: (job: RenderJob, most?: number) => Promise<RenderedPage>;
	/** Lets what waits be rendered, and ends. */
	close: () => Promise<void>;
};

/** More pages wait to be rendered than anybody would wait for. */
export class RendererBusy extends Error {}

/** How many pages may wait: at some 15 ms each, the last is there within four seconds. */
const longestQueue = 256;

/** A page that takes so long, in milliseconds, never ends. The first one of a thread waits for all that it needs to be read. */
const patience = { first: 120_000, later: 20_000 } as const;

type Waiting = { job: RenderJob; resolve: (page: RenderedPage) => void; reject: (reason: Error) => void };

/**
 * Renders the pages of a build (`entry`: address of its module) in a thread of its own, which is started anew when it fails; so does
 * one that needs more than its `limits`.
 */
export function startRenderer(entry: string, limits: ResourceLimits = {}): Renderer {
	const queue: Waiting[] = [];
	let worker: Worker | null = null;
	let rendering: Promise<void> | null = null;
	let isClosed = false;

	function renderNext(waiting: Waiting): Promise<void> {
		const limit = worker ? patience.later : patience.first;
		worker ??= startThread();
		const thread = worker;
		return new Promise((done) => {
			const settle = (act: () => void) => {
				clearTimeout(timer);
				thread.off("message", take).off("error", fail).off("exit", ended);
				act();
				done();
			};
			const fail = (error: Error) => {
				worker = null;
				thread.terminate().catch(() => undefined);
				settle(() => waiting.reject(error));
			};
			const ended = () => fail(new Error("the rendering thread ended"));
			const take = (result: RenderResult) =>
				settle(() => ("failure" in result ? waiting.reject(new Error(result.failure)) : waiting.resolve(result)));
			const timer = setTimeout(() => fail(new Error(`not rendered within ${limit / 1_000} seconds`)), limit);
			thread.on("message", take).on("error", fail).on("exit", ended);
			thread.postMessage(waiting.job);
		});
	}

	function startThread(): Worker {
		const thread = new Worker(new URL("./render-worker.ts", import.meta.url), {
			workerData: { entry },
			resourceLimits: limits,
		});
		// A thread that fails between two pages ends, and the next page starts another.
		const forget = () => {
			if (worker === thread) worker = null;
		};
		return thread.on("error", forget).on("exit", forget);
	}

	async function work(): Promise<void> {
		for (let next = queue.shift(); next; next = queue.shift()) await renderNext(next);
		rendering = null;
	}

	return {
		render: (job, most = longestQueue) =>
			new Promise((resolve, reject) => {
				if (isClosed || queue.length >= most) {
					reject(new RendererBusy("too many pages wait to be rendered"));
					return;
				}
				queue.push({ job, resolve, reject });
				rendering ??= work();
			}),
		close: async () => {
			isClosed = true;
			await rendering;
			await worker?.terminate();
			worker = null;
		},
	};
}
