// The running endpoint: the parts put together from settings.
import { randomBytes } from "node:crypto";
import { handleApplication, type Log } from "#endpoint/http/handle.ts";
import { handleHealth } from "#endpoint/http/health.ts";
import type { EndpointRequest } from "#endpoint/http/request.ts";
import type { EndpointResponse, RenderForm } from "#endpoint/http/responses.ts";
import { emailDeliverer } from "#endpoint/notify/email.ts";
import { startOutbox } from "#endpoint/notify/outbox.ts";
import { webhookDeliverer } from "#endpoint/notify/webhook.ts";
import { postgresStore } from "#endpoint/store/postgres.ts";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import { type Store, StoreMismatch } from "#endpoint/store/store.ts";
import { startMaintenance } from "./maintenance.ts";
import { announcedChannels, type Settings } from "./settings.ts";

export type Endpoint = {
	/** Answers for /api/applications; `renderForm` shows a browser's form again. */
	applications: (request: EndpointRequest, renderForm?: RenderForm) => Promise<EndpointResponse>;
	/** Answers for /api/health, by the method of the request. */
	health: (method: string) => Promise<EndpointResponse>;
	/** Finishes accepted requests and notifications in progress, and closes the store. Stop taking requests first. */
	stop: () => Promise<void>;
};

/** What the endpoint knows of the site that it serves. */
export interface SiteFacts {
	/** Versions of the program's terms that an application may name, as of now; null while they are not known. */
	programVersions?: () => readonly string[] | null;
	/** What is wrong with the site, in a sentence; null while all is well. */
	concern?: () => string | null;
}

/** The store that the settings name. With `mustExist` a SQLite file that is not there is a failure and not made. */
export function openStore({ database }: Settings, { mustExist = false } = {}): Store {
	return database.kind === "sqlite" ? sqliteStore(database.path, { mustExist }) : postgresStore(database.url);
}

/**
 * Starts the endpoint. A database that cannot be reached yet is no reason to stop: requests get 503 until it is there. Throws
 * `StoreMismatch` when it was written by a newer version or a changed migration.
 */
export async function startEndpoint(
	settings: Settings,
	log: (line: string) => void,
	{ programVersions = () => null, concern }: SiteFacts = {},
): Promise<Endpoint> {
	const store = openStore(settings);
	const now = () => new Date();
	await store.probe(now()).catch((error: Error) => {
		if (error instanceof StoreMismatch) throw error;
		log(`${error.message}. Applications get 503 until that is mended.`);
	});

	const outbox = startOutbox({
		store,
		deliverers: {
			...(settings.webhook ? { webhook: webhookDeliverer(settings.webhook, now) } : {}),
			...(settings.email ? { email: emailDeliverer(settings.email, settings.siteUrl) } : {}),
		},
		now,
		randomness: Math.random,
		report: ({ reference, reason }) => log([reference ?? "outbox", reason].join(" ")),
	});
	const keeping = startMaintenance({ store, retentionDays: settings.retentionDays, now, log });

	const logRequest: Log = ({ status, reference, reason }) => {
		if (status === 429) keeping.countRefused();
		log(["/api/applications", status, reference, reason].filter((part) => part !== undefined).join(" "));
	};
	const dependencies = {
		store,
		siteUrl: settings.siteUrl,
		allowedOrigins: settings.allowedOrigins,
		programVersions,
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
		applications: (request, renderForm) => {
			const response = handleApplication(request, dependencies, renderForm);
			underWay.add(response);
			return response.finally(() => underWay.delete(response));
		},
		health: handleHealth(store, now, undefined, concern),
		stop: async () => {
			await Promise.allSettled(underWay);
			await Promise.all([outbox.stop(), keeping.stop()]);
			await store.close();
		},
	};
}
