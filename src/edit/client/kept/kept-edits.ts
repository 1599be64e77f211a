/** What was typed and is not written yet: it outlives a reload, a crash, and a server that ended. */
export interface KeptEdit<Value> {
	/** The file's hash when it was opened. */
	hash: string;
	value: Value;
}

const nameOf = (file: string) => `edit:${file}`;

/** Keeps an edit in the browser until it is written. */
export function keepEdit<Value>(file: string, edit: KeptEdit<Value>): void {
	try {
		localStorage.setItem(nameOf(file), JSON.stringify(edit));
	} catch {
		// A full or closed storage: the edit is in the page alone, and is written within the second.
	}
}

/** The edit that was kept of a file; null when there is none. */
export function keptEdit<Value>(file: string): KeptEdit<Value> | null {
	try {
		const text = localStorage.getItem(nameOf(file));
		return text ? JSON.parse(text) : null;
	} catch {
		return null;
	}
}

export function forgetEdit(file: string): void {
	try {
		localStorage.removeItem(nameOf(file));
	} catch {
		// Nothing could be kept there in the first place.
	}
}
