import { readAnswers } from "#program/application.ts";
import type { Answers } from "#program/application-fields.ts";
import { entriesOf } from "./state.ts";

const key = "application draft";
/** How long a draft is kept, in milliseconds: 30 days. */
const keptFor = 30 * 86_400_000;

/** What was typed so far, with the id that every attempt to send it carries. */
export interface Draft {
	answers: Answers;
	submissionId: string;
}

interface StoredDraft {
	savedAt: number;
	submissionId: string;
	entries: [string, string][];
}

/** The draft on this device; null when there is none, it is older than 30 days, or it cannot be read. */
export function readDraft(storage: Pick<Storage, "getItem" | "removeItem">, now: number): Draft | null {
	try {
		const stored: unknown = JSON.parse(storage.getItem(key) ?? "null");
		if (!isStoredDraft(stored)) return null;
		if (now - stored.savedAt > keptFor) {
			storage.removeItem(key);
			return null;
		}
		return { answers: readAnswers(stored.entries), submissionId: stored.submissionId };
	} catch {
		return null;
	}
}

/** Keeps the draft; false where this browser does not let pages keep anything. */
export function writeDraft(storage: Pick<Storage, "setItem">, { answers, submissionId }: Draft, now: number): boolean {
	try {
		const draft: StoredDraft = { savedAt: now, submissionId, entries: entriesOf(answers) };
		storage.setItem(key, JSON.stringify(draft));
		return true;
	} catch {
		return false;
	}
}

/** Forgets the draft. */
export function clearDraft(storage: Pick<Storage, "removeItem">): void {
	try {
		storage.removeItem(key);
	} catch {
		// Where nothing can be kept there is nothing to forget.
	}
}

function isStoredDraft(value: unknown): value is StoredDraft {
	return (
		typeof value === "object" &&
		value !== null &&
		"savedAt" in value &&
		typeof value.savedAt === "number" &&
		"submissionId" in value &&
		typeof value.submissionId === "string" &&
		"entries" in value &&
		Array.isArray(value.entries)
	);
}
