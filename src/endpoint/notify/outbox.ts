// What leaves after the answer: notifications wait in the store until they are delivered.
import { type Channel, channels, type Notification, type Store } from "#endpoint/store/store.ts";

/** Delivers one notification through one channel, or throws `DeliveryFailed`. It gives up as soon as `signal` is aborted. */
export type Deliver = (notification: Notification, signal: AbortSignal) => Promise<void>;

/**
 * A recipient could not be notified. `reason` is kept and shown, so it holds nothing that an applicant typed; `told` are those who were
 * reached so far.
 */
export class DeliveryFailed extends Error {
	readonly reason: string;
	readonly told: readonly string[];
	constructor(reason: string, told: readonly string[] = []) {
		super(`The notification was not delivered: ${reason}`);
		this.name = "DeliveryFailed";
		this.reason = reason;
		this.told = told;
	}
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long to wait after each failed attempt, in milliseconds; after the last, a day each time, without an end. */
const delays = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 1 * hour, 2 * hour, 4 * hour, 8 * hour];
const longestDelay = 24 * hour;

/** The delay after so many failed attempts (1 or more), up to a tenth longer by `jitter` (0–1), so that retries spread out. */
export function backoff(attempts: number, jitter: number): number {
	return Math.round((delays[attempts - 1] ?? longestDelay) * (1 + jitter / 10));
}

/** How long a whole delivery may take, however slowly the other side goes on answering. */
const deliveryTimeout = 30 * second;
/** How long a notification belongs to the server that claimed it: longer than any delivery lasts. */
const lease = 5 * minute;
/** How often the store is asked for what is due, because another server may have stopped before it delivered. */
const pollInterval = 5 * second;
/** A clock that goes back by more was set: what waits for a time that was near would wait for years. */
const clockTolerance = 1 * minute;
/** How many deliveries of one channel are under way at once. */
const batchSize = 10;
/** How long deliveries under way may still take when the server stops. */
const stopGrace = 5 * second;

export type Outbox = {
	/** Announces that there is something new to deliver. */
	wake: () => void;
	/** Finishes the deliveries under way, for a few seconds at most, and claims no more. What was broken off stays due. */
	stop: () => Promise<void>;
};

type Options = {
	store: Store;
	deliverers: Readonly<Partial<Record<Channel, Deliver>>>;
	now: () => Date;
	/** A number from 0 to 1. */
	randomness: () => number;
	/** Hears what could not be delivered, or that the store could not be asked. */
	report: (line: { reference?: string; reason: string }) => void;
};

/**
 * Starts to deliver what waits in the store, each channel by itself, so that one whose receiver hangs delays no other. What is
 * waiting from before is due at once: the settings may have been mended.
 */
export function startOutbox(options: Options): Outbox {
	const stopping = new AbortController();
	const sayOnce = reportOnce(options.report);
	const ready = options.store.retryNow(options.now(), lease).catch((error: unknown) => sayOnce(messageOf(error)));
	const running = channels.map((channel) => startChannel(channel, options, ready, stopping.signal, sayOnce));
	return {
		wake: () => {
			for (const { wake } of running) wake();
		},
		stop: async () => {
			const ended = Promise.all(running.map(({ stop }) => stop()));
			const timer = setTimeout(() => stopping.abort(), stopGrace);
			await ended;
			clearTimeout(timer);
		},
	};
}

/** One channel: claims what is due while fewer than `batchSize` deliveries are under way. */
function startChannel(
	channel: Channel,
	{ store, deliverers, now, randomness, report }: Options,
	ready: Promise<unknown>,
	stopping: AbortSignal,
	sayOnce: (reason: string | null) => void,
) {
	const underWay = new Set<Promise<void>>();
	let lookedAt = now();
	let stopped = false;
	let wakePending = false;
	let wakeUp: () => void = () => undefined;
	const wake = () => {
		wakePending = true;
		wakeUp();
	};

	async function attempt(notification: Notification): Promise<void> {
		const { id, attempts, application } = notification;
		try {
			if (application.unreadable !== undefined) throw new DeliveryFailed(application.unreadable);
			const deliver = deliverers[channel];
			if (!deliver) throw new DeliveryFailed(`the settings for ${channel} are gone`);
			await within(deliveryTimeout, stopping, (signal) => deliver(notification, signal));
		} catch (error) {
			if (stopping.aborted) {
				await store.markFailed(id, now(), "broken off because the server stopped");
				return;
			}
			const reason = error instanceof DeliveryFailed ? error.reason : error instanceof Error ? error.name : "unknown";
			report({ reference: application.reference, reason: `${channel}: ${reason}` });
			const told = error instanceof DeliveryFailed ? error.told : [];
			await store.markFailed(id, new Date(now().getTime() + backoff(attempts + 1, randomness())), reason, told);
			return;
		}
		await store.markDelivered(id, now());
	}

	/** Claims as many as there is room for; whether there may be more. */
	async function claim(): Promise<boolean> {
		const room = batchSize - underWay.size;
		if (room === 0) return false;
		try {
			if (now().getTime() < lookedAt.getTime() - clockTolerance) await store.retryNow(now(), lease);
			lookedAt = now();
			const due = await store.claimDue(channel, lookedAt, lease, room);
			for (const notification of due) {
				const delivery = attempt(notification)
					.catch((error: unknown) => sayOnce(messageOf(error)))
					.finally(() => {
						underWay.delete(delivery);
						wake();
					});
				underWay.add(delivery);
			}
			sayOnce(null);
			return due.length === room;
		} catch (error) {
			sayOnce(messageOf(error));
			return false;
		}
	}

	async function run(): Promise<void> {
		await ready;
		while (!stopped) {
			wakePending = false;
			const more = await claim();
			if (!more && !wakePending && !stopped) await sleep();
		}
		await Promise.all(underWay);
	}

	/** Until there is something new or room for it, or it is time to ask again. */
	function sleep(): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, pollInterval).unref();
			wakeUp = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	const running = run();
	return {
		wake,
		stop: () => {
			stopped = true;
			wake();
			return running;
		},
	};
}

/** Does the work, and rejects when it takes longer than `milliseconds` or the server stops, even if the work goes on. */
async function within(
	milliseconds: number,
	stopping: AbortSignal,
	work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
	const late = new AbortController();
	const timer = setTimeout(() => late.abort(), milliseconds);
	const signal = AbortSignal.any([late.signal, stopping]);
	const broken = Promise.withResolvers<never>();
	signal.addEventListener("abort", () =>
		broken.reject(new DeliveryFailed(`not finished in ${milliseconds / second} seconds`)),
	);
	try {
		await Promise.race([work(signal), broken.promise]);
	} catch (error) {
		if (signal.aborted) throw new DeliveryFailed(`not finished in ${milliseconds / second} seconds`);
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

/** Reports a trouble with the store once and not at every poll; null means that it is over. */
function reportOnce(report: Options["report"]): (reason: string | null) => void {
	let trouble: string | null = null;
	return (reason) => {
		if (reason !== null && reason !== trouble) report({ reason });
		trouble = reason;
	};
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : "unknown";
}
