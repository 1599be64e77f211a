// The copy of a sent application that the confirmation shows and prints. It stays in this tab: the endpoint gives none out.
// It ships to the confirmation, so it imports little.
import { storageKey } from "#browser/base.ts";

const key = () => storageKey("application receipt");

/** What was sent, in words: a label and an answer a row. */
export interface Receipt {
	/** null when the form service gives none. */
	reference: string | null;
	rows: [label: string, answer: string][];
}

/** Keeps the copy for the confirmation; without storage the confirmation comes without it. */
export function keepReceipt(storage: Pick<Storage, "setItem"> | null, receipt: Receipt): void {
	try {
		storage?.setItem(key(), JSON.stringify(receipt));
	} catch {
		// Blocked or full storage costs the copy, not the application.
	}
}

/** The copy of the application with that reference (null: of a form service without references), if this tab sent it. */
export function readReceipt(storage: Pick<Storage, "getItem"> | null, reference: string | null): Receipt | null {
	try {
		const stored: unknown = JSON.parse(storage?.getItem(key()) ?? "null");
		return isReceipt(stored) && stored.reference === reference ? stored : null;
	} catch {
		return null;
	}
}

function isReceipt(value: unknown): value is Receipt {
	return (
		typeof value === "object" &&
		value !== null &&
		"reference" in value &&
		(value.reference === null || typeof value.reference === "string") &&
		"rows" in value &&
		Array.isArray(value.rows) &&
		value.rows.every((row) => Array.isArray(row) && row.length === 2 && row.every((cell) => typeof cell === "string"))
	);
}
