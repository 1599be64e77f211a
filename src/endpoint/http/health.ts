import { setTimeout as delay } from "node:timers/promises";
import type { Store } from "#endpoint/store/store.ts";
import { type EndpointResponse, json } from "./responses.ts";

const hour = 60 * 60 * 1_000;
/** A result counts for so long, in milliseconds: each one costs a write. */
const freshness = 1_000;
/** The most milliseconds until the health is answered: a store that takes longer takes no applications either. */
const patience = 4_000;

/** `reason` names what the site's operator has to do. */
type Health = { status: "ok" | "unavailable" } | { status: "degraded"; reason?: string };

/**
 * Answers /api/health: whether applications can be stored, and whether everybody was notified of them within an hour. `concern` gives what
 * else is wrong with the site, in a sentence.
 */
export function handleHealth(
	store: Pick<Store, "probe" | "oldestUndelivered">,
	now: () => Date,
	timeout = patience,
	concern: () => string | null = () => null,
): (method: string) => Promise<EndpointResponse> {
	// By the monotonic clock: one that goes back must not make a result count for longer.
	let latest: { at: number; health: Promise<Health> } | null = null;

	async function examine(): Promise<Health> {
		try {
			await store.probe(now());
			const oldest = await store.oldestUndelivered();
			if (oldest !== null && now().getTime() - oldest.getTime() >= hour) return { status: "degraded" };
			const reason = concern();
			return reason === null ? { status: "ok" } : { status: "degraded", reason };
		} catch {
			// Why is in the log of the requests that met it; here the status is the message.
			return { status: "unavailable" };
		}
	}

	async function examineInTime(): Promise<Health> {
		const answered = new AbortController();
		const unavailable: Health = { status: "unavailable" };
		const late = delay(timeout, unavailable, { signal: answered.signal }).catch(() => unavailable);
		const health = await Promise.race([examine(), late]);
		answered.abort();
		return health;
	}

	return async (method) => {
		if (method !== "GET" && method !== "HEAD") return json(405, { status: "unknown" }, { allow: "GET, HEAD" });
		if (latest === null || performance.now() - latest.at >= freshness) {
			latest = { at: performance.now(), health: examineInTime() };
		}
		const health = await latest.health;
		return health.status === "unavailable" ? json(503, health, { "retry-after": "30" }) : json(200, health);
	};
}
