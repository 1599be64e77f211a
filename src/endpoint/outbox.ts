// What leaves after the answer: notifications wait in the store, and are told until they were told.
import type { Channel, Notification, Store } from "./store.ts";

/** Tells one notification through one channel, or throws `DeliveryFailed`. */
export type Deliver = (notification: Notification) => Promise<void>;

/** Somebody could not be told. `reason` is kept and shown, so it holds nothing that an applicant typed. */
export class DeliveryFailed extends Error {
	readonly reason: string;
	constructor(reason: string) {
		super(`The notification was not delivered: ${reason}`);
		this.name = "DeliveryFailed";
		this.reason = reason;
	}
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long to wait after each failed attempt, in milliseconds; after the last, a day each time, without an end. */
const pauses = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 1 * hour, 2 * hour, 4 * hour, 8 * hour];
const longestPause = 24 * hour;

/** The pause after so many failed attempts (1 or more), up to a tenth longer by `chance` (0–1), so that retries spread out. */
export function pauseAfter(attempts: number, chance: number): number {
	return Math.round((pauses[attempts - 1] ?? longestPause) * (1 + chance / 10));
}

/** How long a notification belongs to the server that took it: longer than any attempt lasts. */
const lease = 5 * minute;
/** How often the store is asked for what is due, because another server may have stopped before it told. */
const lookAgain = 5 * second;
const atOnce = 10;

export type Outbox = {
	/** Says that there is something new to tell. */
	wake: () => void;
	/** Finishes the attempts under way and takes no more. */
	stop: () => Promise<void>;
};

/** Starts telling what waits in the store. What is waiting from before is due at once: the settings may have been mended. */
export function startOutbox({
	store,
	deliverers,
	now,
	chance,
	report,
}: {
	store: Store;
	deliverers: Readonly<Partial<Record<Channel, Deliver>>>;
	now: () => Date;
	chance: () => number;
	/** Hears what could not be told, or that the store could not be asked. */
	report: (line: { reference?: string; reason: string }) => void;
}): Outbox {
	let stopped = false;
	let restless = false;
	let trouble: string | null = null;
	let wakeUp: () => void = () => undefined;

	async function tell(notification: Notification): Promise<void> {
		const { id, channel, attempts, application } = notification;
		try {
			const deliver = deliverers[channel];
			if (!deliver) throw new DeliveryFailed(`the settings for ${channel} are gone`);
			await deliver(notification);
		} catch (error) {
			const reason = error instanceof DeliveryFailed ? error.reason : error instanceof Error ? error.name : "unknown";
			report({ reference: application.reference, reason: `${channel}: ${reason}` });
			const next = new Date(now().getTime() + pauseAfter(attempts + 1, chance()));
			await store.markFailed(id, next, reason);
			return;
		}
		await store.markDelivered(id, now());
	}

	/** Tells what is due; whether there may be more. */
	async function round(): Promise<boolean> {
		try {
			const due = await store.takeDue(now(), lease, atOnce);
			const told = await Promise.allSettled(due.map(tell));
			const failed = told.find((result) => result.status === "rejected");
			if (failed) throw failed.reason;
			trouble = null;
			return due.length === atOnce;
		} catch (error) {
			// Said once, not at every look.
			const reason = error instanceof Error ? error.message : "unknown";
			if (reason !== trouble) report({ reason });
			trouble = reason;
			return false;
		}
	}

	async function run(): Promise<void> {
		await store.hasten(now()).catch((error: Error) => report({ reason: error.message }));
		while (!stopped) {
			restless = false;
			const more = await round();
			if (!more && !restless && !stopped) await sleep();
		}
	}

	/** Until there is something new, or it is time to look again. */
	async function sleep(): Promise<void> {
		await new Promise<void>((resolve) => {
			wakeUp = resolve;
			setTimeout(resolve, lookAgain).unref();
		});
	}

	const running = run();
	return {
		wake: () => {
			restless = true;
			wakeUp();
		},
		stop: async () => {
			stopped = true;
			wakeUp();
			await running;
		},
	};
}
