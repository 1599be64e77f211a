import { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { schema } from "#edit/document/schema.ts";
import type { PageHead } from "#edit/files/page-parts.ts";

/** A page in the editor, as it is sent to be written. */
export interface PageValue {
	document: unknown;
	head: PageHead;
}

/** What happened to a page in the editor, in the order in which it did. */
export type Happened =
	| { kind: "opened"; hash: string; value: PageValue; isWritten: boolean }
	| { kind: "typed"; steps: readonly unknown[] }
	| { kind: "head"; head: PageHead }
	/** What had happened before the number `before` is in the file, which is called `hash` since. */
	| { kind: "written"; hash: string; before: number };

/** What happened, with its number: what happens while a page is written has one behind those that are. */
export interface JournalEntry {
	number: number;
	happened: Happened;
}

/** A page as it was left; null when all of it was written, or nothing is known of its beginning. */
export function replayed(entries: readonly JournalEntry[]): { hash: string; value: PageValue } | null {
	const opened = entries[0]?.happened;
	if (opened?.kind !== "opened") return null;
	let { hash } = opened;
	let { head } = opened.value;
	let document = Node.fromJSON(schema, opened.value.document);
	let written = opened.isWritten ? 1 : 0;
	let last = 0;
	for (const { number, happened } of entries) {
		if (happened.kind === "written") {
			written = happened.before;
			hash = happened.hash;
			continue;
		}
		if (happened.kind === "head") head = happened.head;
		if (happened.kind === "typed") {
			const now = happened.steps.reduce<Node | null>(
				(before, step) => before && Step.fromJSON(schema, step).apply(before).doc,
				document,
			);
			// A step that does not fit comes from elsewhere, and so does all that follows.
			if (!now) break;
			document = now;
		}
		last = number;
	}
	return last < written ? null : { hash, value: { document: document.toJSON(), head } };
}
