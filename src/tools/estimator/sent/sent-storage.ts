import { storageKey } from "#browser/base.ts";
import { deviceStorage } from "#browser/storage.ts";
import { type SentAct, type SentEstimate, sentEstimate, withSent } from "./sent-estimates.ts";

/** What became of keeping something on the device: the browser gives the page no storage, or it is full. */
export type Kept = "kept" | "no storage" | "full";

/** The name under which the list is kept; it changes where another tab sends something, too. */
export const sentKey: string = storageKey("mamey-estimate-sent");

/** What was sent from this device, the newest first; null where the browser gives the page no storage. What cannot be read is left out. */
export function readSent(): SentEstimate[] | null {
	const storage = deviceStorage();
	if (storage === null) return null;
	try {
		const kept: unknown = JSON.parse(storage.getItem(sentKey) ?? "[]");
		return Array.isArray(kept) ? kept.flatMap((value) => sentEstimate(value) ?? []) : [];
	} catch {
		// Somebody else's text under our name.
		return [];
	}
}

/** Keeps a whole list in the place of the former one; none at all where it is empty. */
export function writeSent(list: readonly SentEstimate[]): Kept {
	const storage = deviceStorage();
	if (storage === null) return "no storage";
	try {
		if (list.length === 0) storage.removeItem(sentKey);
		else storage.setItem(sentKey, JSON.stringify(list));
		return "kept";
	} catch {
		return "full";
	}
}

/** Notes that an estimate left the page. Nothing of it leaves the device. */
export function noteSent(query: string, act: SentAct, now: Date): Kept {
	const list = readSent();
	return list === null ? "no storage" : writeSent(withSent(list, { query, at: now.toISOString(), acts: [act] }));
}
