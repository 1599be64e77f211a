import { json } from "./answers.ts";
import type { Store } from "./store.ts";

const hour = 60 * 60 * 1_000;
/** A result counts for so long, in milliseconds: each one costs a write. */
const freshness = 1_000;

type Health = "ok" | "degraded" | "unavailable";

/** Answers /api/health: whether applications can be stored, and whether everybody was told of them within an hour. */
export function handleHealth(store: Store, now: () => Date): (request: Request) => Promise<Response> {
	let latest: { at: number; health: Promise<Health> } | null = null;

	async function examine(): Promise<Health> {
		try {
			await store.probe(now());
			const oldest = await store.oldestUndelivered();
			return oldest !== null && now().getTime() - oldest.getTime() >= hour ? "degraded" : "ok";
		} catch {
			// Why stands in the log of the requests that met it; here the status is the message.
			return "unavailable";
		}
	}

	return async (request) => {
		if (request.method !== "GET" && request.method !== "HEAD") {
			return json(405, { status: "unknown" }, { allow: "GET, HEAD" });
		}
		if (latest === null || now().getTime() - latest.at >= freshness) {
			latest = { at: now().getTime(), health: examine() };
		}
		const status = await latest.health;
		return status === "unavailable" ? json(503, { status }, { "retry-after": "30" }) : json(200, { status });
	};
}
