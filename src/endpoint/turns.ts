import { setImmediate as nextRound, setTimeout as pause } from "node:timers/promises";

/** How long to wait before something that was locked is tried again, in milliseconds. */
export const untilAgain = 20;

type Turn = { attempt: () => void; giveUp: (error: unknown) => void; deadline: number };

/** Does `work`, at once or after what came before it; repeats it for `patience` milliseconds while it throws that it is busy. */
export type TakeTurn = <Result>(work: () => Result, patience: number) => Promise<Result>;

/**
 * Work on a resource that blocks the process, done one after another in the order in which it was asked for. While the resource
 * is locked, a timer waits and not the process, so that everything else is served meanwhile. A work that is repeated must have
 * undone what it did when it throws something for which `isBusy` holds.
 */
export function inTurn(isBusy: (error: unknown) => boolean): TakeTurn {
	let queue: Turn[] = [];
	let working = false;

	async function workThrough(): Promise<void> {
		working = true;
		for (let turn = queue[0]; turn; turn = queue[0]) {
			try {
				turn.attempt();
				queue.shift();
				if (queue.length > 0) await nextRound();
			} catch (error) {
				const now = performance.now();
				for (const { giveUp } of queue.filter(({ deadline }) => deadline <= now)) giveUp(error);
				queue = queue.filter(({ deadline }) => deadline > now);
				await pause(untilAgain);
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
