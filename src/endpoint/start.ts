// The running endpoint: the parts put together from settings.
import { randomBytes } from "node:crypto";
import { emailDeliverer } from "./email.ts";
import { handleApplication, type Log, type Visit } from "./handle.ts";
import { handleHealth } from "./health.ts";
import { keepHouse } from "./house-keeping.ts";
import { startOutbox } from "./outbox.ts";
import { postgresStore } from "./postgres.ts";
import { announcedChannels, type Settings } from "./settings.ts";
import { sqliteStore } from "./sqlite.ts";
import { type Store, StoreTooNew } from "./store.ts";
import { webhookDeliverer } from "./webhook.ts";

export type Endpoint = {
	applications: (request: Request, visit: Visit) => Promise<Response>;
	health: (request: Request) => Promise<Response>;
	/** Finishes what was accepted, tells what is being told, and closes the store. Stop taking requests first. */
	stop: () => Promise<void>;
};

/** The store that the settings name. With `mustExist` a SQLite file that is not there is a failure and not made. */
export function openStore({ database }: Settings, { mustExist = false } = {}): Store {
	return database.kind === "sqlite" ? sqliteStore(database.path, { mustExist }) : postgresStore(database.url);
}

/**
 * Starts the endpoint. A database that cannot be reached yet is no reason to stop: requests get 503 until it is there. Throws
 * `StoreTooNew` when it was written by a newer version.
 */
export async function startEndpoint(settings: Settings, log: (line: string) => void): Promise<Endpoint> {
	const store = openStore(settings);
	const now = () => new Date();
	await store.probe(now()).catch((error: Error) => {
		if (error instanceof StoreTooNew) throw error;
		log(`${error.message}. Applications get 503 until that is mended.`);
	});

	const outbox = startOutbox({
		store,
		deliverers: {
			...(settings.webhook ? { webhook: webhookDeliverer(settings.webhook, now) } : {}),
			...(settings.email ? { email: emailDeliverer(settings.email, settings.siteUrl) } : {}),
		},
		now,
		chance: Math.random,
		report: ({ reference, reason }) => log([reference ?? "outbox", reason].join(" ")),
	});
	const keeping = keepHouse({ store, retentionDays: settings.retentionDays, now, log });

	const logRequest: Log = ({ status, reference, reason }) => {
		if (status === 429) keeping.countRefused();
		log(["/api/applications", status, reference, reason].filter((part) => part !== undefined).join(" "));
	};
	const surroundings = {
		store,
		siteUrl: settings.siteUrl,
		allowedOrigins: settings.allowedOrigins,
		trustedProxies: settings.trustedProxies,
		rateLimit: settings.rateLimit,
		announce: announcedChannels(settings),
		now,
		randomBytes,
		announced: outbox.wake,
		log: logRequest,
	};
	const underWay = new Set<Promise<unknown>>();

	return {
		applications: (request, visit) => {
			const response = handleApplication(request, visit, surroundings);
			underWay.add(response);
			return response.finally(() => underWay.delete(response));
		},
		health: handleHealth(store, now),
		stop: async () => {
			await Promise.allSettled(underWay);
			await Promise.all([outbox.stop(), keeping.stop()]);
			await store.close();
		},
	};
}
