// What the endpoint does by itself: forgetting, removing the traces of what was deleted, and counting what it refused.
import type { Store } from "#endpoint/store/store.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Minutes after which the store is cleaned again, and after which a failed cleaning is tried again. */
const afterSuccess = 24 * 60;
const afterFailure = 60;
/** A clock that goes forward by more between two minutes was set, or the machine slept. */
const clockTolerance = 60 * minute;
/** Minutes after which a clock that was set forward is believed: time to see it and set it right. */
const untilBelieved = 24 * 60;
/** How long somebody who reads the database is waited for before it is tried again a minute later. */
const readersPatience = 10 * minute;

export type Maintenance = {
	/** Notes that the rate limit refused a request; written once a minute, so that a flood of requests is none of writes. */
	countRefused: () => void;
	stop: () => Promise<void>;
};

/** At the start and then once a day (after a failure in an hour): deletes what was kept long enough, and forgets clients. */
export function startMaintenance({
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
}): Maintenance {
	let refused = 0;
	/** Counted, not read from the clock: a corrected clock must not put the next cleaning off for years. */
	let minutesUp = 0;
	let nextCleaning = 0;
	let lookedAt = now().getTime();
	/** By how much the clock was set forward of late, in milliseconds, and until which minute that is doubted. */
	let leaps: { by: number; until: number }[] = [];
	const stopping = new AbortController();
	/** Why traces could not be removed, as it was last reported. */
	let trouble = "";

	async function clean(): Promise<void> {
		if (minutesUp < nextCleaning) return;
		const started = minutesUp;
		try {
			await store.forgetClients(now());
			if (retentionDays !== null) await purge(retentionDays);
			nextCleaning = started + afterSuccess;
		} catch (error) {
			const reason = error instanceof Error ? error.message : "unknown";
			log(`Cleaning of the store failed: ${reason}. Tried again in an hour.`);
			nextCleaning = started + afterFailure;
		}
	}

	async function purge(days: number): Promise<void> {
		leaps = leaps.filter(({ until }) => until > minutesUp);
		const doubted = leaps.reduce((sum, { by }) => sum + by, 0);
		// A machine that sleeps each night leaps each morning, by hours: nobody has to look at that.
		if (doubted >= day) {
			log(
				`The clock was set forward, to ${now().toISOString()}: for a day RETENTION_DAYS=${days} deletes only what was old enough without that. If the clock is wrong, set it right before.`,
			);
		}
		const before = new Date(now().getTime() - doubted - days * day);
		const newest = await store.newestReceived();
		if (newest === null) return;
		// A clock that is wrong when the machine starts would delete everything for good; within a day it is set right.
		if (newest < before && minutesUp < afterSuccess) {
			log(
				`RETENTION_DAYS=${days} would delete every application, since it is ${now().toISOString()} here. If that is wrong, set the clock; else they are deleted after a day, or now with: npm run applications -- purge --older-than ${days}`,
			);
			return;
		}
		const purged = await store.purge(before, stopping.signal);
		if (purged > 0) log(`RETENTION_DAYS=${days}: ${purged} deleted`);
	}

	/** What a command deleted is seen to here, too, when somebody who read the database kept the command from it. */
	async function removeTraces(): Promise<void> {
		try {
			await store.removeTraces(readersPatience, stopping.signal);
			trouble = "";
		} catch (error) {
			const reason = error instanceof Error ? error.message : "unknown";
			if (reason !== trouble)
				log(`Deleted applications may leave traces in the database: ${reason}. Tried again every minute.`);
			trouble = reason;
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
	let removing: Promise<void> | null = null;
	const remove = () => {
		removing ??= removeTraces().finally(() => {
			removing = null;
		});
	};
	working.then(remove);
	const timer = setInterval(() => {
		minutesUp++;
		const at = now().getTime();
		if (at - lookedAt > clockTolerance) leaps.push({ by: at - lookedAt, until: minutesUp + untilBelieved });
		lookedAt = at;
		working = working.then(writeRefused).then(clean);
		working.then(remove);
	}, minute).unref();

	return {
		countRefused: () => {
			refused++;
		},
		stop: async () => {
			clearInterval(timer);
			stopping.abort();
			await working;
			await removing;
			await writeRefused();
		},
	};
}
