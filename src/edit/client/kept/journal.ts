import { type Happened, type JournalEntry, type PageValue, replayed } from "./replay.ts";

// Each step of an edit is put into the browser's database at once, where it outlives the page, the browser and the machine's power.
// A step is small whatever the page is; the page itself is put there once, when it is opened.

const name = "mamey-edit";
const store = "happened";

const entriesOf = (file: string) => IDBKeyRange.bound([file], [file, []]);

/** The database; null in a browser that has none for this page, such as one in private mode. */
const opening = new Promise<IDBDatabase | null>((resolve) => {
	try {
		const request = indexedDB.open(name, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(store);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => resolve(null);
	} catch {
		resolve(null);
	}
});
let database: IDBDatabase | null = null;
opening.then((found) => {
	database = found;
});

/** Does something with the entries. Committed at once: a page that crashes can no longer say that it has nothing to add. */
function inStore<Result>(
	mode: IDBTransactionMode,
	act: (entries: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | null> {
	return new Promise((resolve) => {
		try {
			const transaction = database?.transaction(store, mode);
			if (!transaction) {
				resolve(null);
				return;
			}
			const request = act(transaction.objectStore(store));
			transaction.oncomplete = () => resolve(request.result);
			// A full or closed database: the edit is kept by the second, as without one.
			transaction.onabort = () => resolve(null);
			transaction.commit();
		} catch {
			resolve(null);
		}
	});
}

/** Where what happens to a page is noted. */
export interface Journal {
	note: (happened: Happened) => void;
	/** The number that the next note gets. */
	next: () => number;
}

/** Begins to note what happens to a page; what was noted of it before is gone. */
export function beginJournal(file: string, opened: Happened): Journal {
	const session = Date.now() + Math.random();
	let next = 0;
	const note = (happened: Happened) => {
		const number = next++;
		inStore("readwrite", (entries) => entries.put(happened, [file, session, number]));
	};
	forgetJournal(file);
	note(opened);
	return { note, next: () => next };
}

/** Forgets what happened to a page, which is taken back or written by another way. */
export function forgetJournal(file: string): void {
	inStore("readwrite", (entries) => entries.delete(entriesOf(file)));
}

/** What was made of a page and is not written, as it was when its page ended; null when there is nothing. */
export async function leftInJournal(file: string): Promise<{ hash: string; value: PageValue } | null> {
	await opening;
	const [keys, happened] = await Promise.all([
		inStore("readonly", (entries) => entries.getAllKeys(entriesOf(file))),
		inStore<Happened[]>("readonly", (entries) => entries.getAll(entriesOf(file))),
	]);
	const sessions = new Map<number, JournalEntry[]>();
	for (const [at, key] of (keys ?? []).entries()) {
		const [, session, number] = Array.isArray(key) ? key : [];
		const what = happened?.[at];
		if (typeof session !== "number" || typeof number !== "number" || !what) continue;
		sessions.set(session, [...(sessions.get(session) ?? []), { number, happened: what }]);
	}
	// The last one that has something: a page may be open twice.
	return [...sessions.values()].reduceRight<{ hash: string; value: PageValue } | null>(
		(found, entries) => found ?? replayedSafely(entries),
		null,
	);
}

function replayedSafely(entries: readonly JournalEntry[]): { hash: string; value: PageValue } | null {
	try {
		return replayed(entries);
	} catch {
		// An older editor's notes may be of blocks that this one does not have.
		return null;
	}
}
