import { setImmediate as nextRound, setTimeout as pause } from "node:timers/promises";

/** How long to wait before something that was locked is tried again, in milliseconds. */
const retryDelay = 5;

type Job = { attempt: () => void; giveUp: (error: unknown) => void; deadline: number };

/** Adds a job to the queue; its result. While it throws that the resource is busy, it is retried for `patience` milliseconds. */
export type Enqueue = <Result>(work: () => Result, patience: number) => Promise<Result>;

/**
 * A first-in, first-out queue of synchronous jobs on a resource that can be locked by another process. A job that throws a busy
 * error (`isBusy`) stays at the head and is retried every `retryDelay` until its deadline, without blocking the event loop; it
 * must have undone what it did.
 */
export function serialQueue(isBusy: (error: unknown) => boolean): Enqueue {
	let queue: Job[] = [];
	let working = false;

	async function workThrough(): Promise<void> {
		working = true;
		for (let job = queue[0]; job; job = queue[0]) {
			try {
				job.attempt();
				queue.shift();
				if (queue.length > 0) await nextRound();
			} catch (error) {
				const now = performance.now();
				for (const { giveUp } of queue.filter(({ deadline }) => deadline <= now)) giveUp(error);
				queue = queue.filter(({ deadline }) => deadline > now);
				await pause(retryDelay);
			}
		}
		working = false;
	}

	return (work, patience) =>
		new Promise((resolve, reject) => {
			const attempt = () => {
				try {
					resolve(work());
				} catch (error) {
					if (isBusy(error)) throw error;
					reject(error);
				}
			};
			queue.push({ attempt, giveUp: reject, deadline: performance.now() + patience });
			if (!working) workThrough();
		});
}
