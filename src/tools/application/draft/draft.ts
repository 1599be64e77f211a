import { storageKey } from "#browser/base.ts";
import { readAnswers } from "#program/application/application.ts";
import type { Answers } from "#program/application/application-fields.ts";
import { entriesOf } from "#tools/application/state.ts";

/** Under which key the draft is kept. */
export const draftKey = () => storageKey("application draft");
/** How long a draft is kept, in milliseconds: 30 days. */
const keptFor = 30 * 86_400_000;

/** What was typed so far. */
export interface Draft {
	answers: Answers;
	/** The id that every attempt to send this application carries. */
	submissionId: string;
	/** The query of the link that last filled in the form, so that a reload does not undo what was changed since. */
	link: string;
}

interface StoredDraft {
	savedAt: number;
	submissionId: string;
	link: string;
	entries: [string, string][];
}

/** The draft on this device; null when there is none, it is older than 30 days, or it cannot be read. */
export function readDraft(storage: Pick<Storage, "getItem" | "removeItem"> | null, now: number): Draft | null {
	try {
		const stored: unknown = JSON.parse(storage?.getItem(draftKey()) ?? "null");
		if (!isStoredDraft(stored)) return null;
		if (now - stored.savedAt > keptFor) {
			storage?.removeItem(draftKey());
			return null;
		}
		return { answers: readAnswers(stored.entries), submissionId: stored.submissionId, link: stored.link };
	} catch {
		return null;
	}
}

/** Keeps the draft; false where this browser does not let pages keep anything. */
export function writeDraft(storage: Pick<Storage, "setItem"> | null, draft: Draft, now: number): boolean {
	if (!storage) return false;
	const { answers, submissionId, link } = draft;
	const stored: StoredDraft = { savedAt: now, submissionId, link, entries: entriesOf(answers) };
	try {
		storage.setItem(draftKey(), JSON.stringify(stored));
		return true;
	} catch {
		return false;
	}
}

/** Forgets the draft. */
export function clearDraft(storage: Pick<Storage, "removeItem"> | null): void {
	try {
		storage?.removeItem(draftKey());
	} catch {
		// Where nothing can be kept there is nothing to forget.
	}
}

/** A new UUID of version 4. Not `randomUUID`, which browsers have on https and localhost only. */
export function newSubmissionId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
	const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function isStoredDraft(value: unknown): value is StoredDraft {
	return (
		typeof value === "object" &&
		value !== null &&
		"savedAt" in value &&
		typeof value.savedAt === "number" &&
		"submissionId" in value &&
		typeof value.submissionId === "string" &&
		"link" in value &&
		typeof value.link === "string" &&
		"entries" in value &&
		Array.isArray(value.entries)
	);
}
