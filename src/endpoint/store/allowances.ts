import type { Allowance } from "./store.ts";

/** Seconds until an allowance is whole again, at least 1, for a client that has used it up; else 0. */
export function secondsToWait(used: number, count: number, resetsAt: number, now: Date): number {
	return used <= count ? 0 : Math.max(1, Math.ceil((resetsAt - now.getTime()) / 1_000));
}

/** Counts the requests of clients in this process. */
export function countInMemory() {
	const known = new Map<string, { used: number; resetsAt: number }>();
	const smallestSweep = 10_000;
	let sweepAt = smallestSweep;
	const forget = (now: Date) => {
		for (const [client, { resetsAt }] of known) if (resetsAt <= now.getTime()) known.delete(client);
	};
	return {
		/** Counts one; how many seconds the client has to wait, 0 when it is within its allowance. */
		allow: (client: string, { count, seconds }: Allowance, now: Date): number => {
			// So that clients that never come back do not fill the memory between two days.
			if (known.size >= sweepAt) {
				forget(now);
				sweepAt = Math.max(smallestSweep, 2 * known.size);
			}
			const before = known.get(client);
			const resetsAt = now.getTime() + seconds * 1_000;
			// What lasts longer than an allowance was begun by a clock that has been set back since.
			const isOver = before === undefined || before.resetsAt <= now.getTime() || before.resetsAt > resetsAt;
			const after = isOver ? { used: 1, resetsAt } : { used: before.used + 1, resetsAt: before.resetsAt };
			known.set(client, after);
			return secondsToWait(after.used, count, after.resetsAt, now);
		},
		/** Forgets clients whose allowance is whole again. */
		forget,
		size: () => known.size,
	};
}
