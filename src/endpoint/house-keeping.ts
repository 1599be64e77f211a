// What the endpoint does by itself: forgetting, and counting what it refused.
import type { Store } from "./store.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type HouseKeeping = {
	/** Notes that the rate limit refused a request; written once a minute, so that a flood of requests is none of writes. */
	countRefused: () => void;
	stop: () => Promise<void>;
};

/** At the start and then once a day (after a failure in an hour): deletes what was kept long enough, and forgets clients. */
export function keepHouse({
	store,
	retentionDays,
	now,
	log,
}: {
	store: Store;
	/** null: applications are kept until somebody deletes them. */
	retentionDays: number | null;
	now: () => Date;
	log: (line: string) => void;
}): HouseKeeping {
	let refused = 0;
	let nextCleaning = 0;

	async function clean(): Promise<void> {
		if (now().getTime() < nextCleaning) return;
		try {
			await store.forgetClients(now());
			if (retentionDays !== null) {
				const purged = await store.purge(new Date(now().getTime() - retentionDays * day));
				if (purged > 0) log(`RETENTION_DAYS=${retentionDays}: ${purged} deleted`);
			}
			nextCleaning = now().getTime() + day;
		} catch (error) {
			const reason = error instanceof Error ? error.message : "unknown";
			log(`Cleaning of the store failed: ${reason}. Tried again in an hour.`);
			nextCleaning = now().getTime() + hour;
		}
	}

	async function writeRefused(): Promise<void> {
		const count = refused;
		if (count === 0) return;
		refused = 0;
		await store.countRefused(count, now()).catch(() => {
			refused += count;
		});
	}

	let working = clean();
	const timer = setInterval(() => {
		working = working.then(writeRefused).then(clean);
	}, minute).unref();

	return {
		countRefused: () => {
			refused++;
		},
		stop: async () => {
			clearInterval(timer);
			await working;
			await writeRefused();
		},
	};
}
