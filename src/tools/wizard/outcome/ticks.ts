import { storageKey } from "#browser/base.ts";

const prefix = () => `${storageKey("checklist")} `;

/** Where ticks are kept; null where the browser keeps nothing. */
export type TickStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | null;

/**
 * The ticks of this version of the facts, of what it still asks for. Those of other versions are dropped from storage;
 * storage that is unavailable or holds something else counts for nothing.
 */
export function readTicks(storage: TickStorage, version: string, known: readonly string[]): Set<string> {
	if (!storage) return new Set();
	try {
		const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
		for (const name of names) if (name.startsWith(prefix()) && name !== prefix() + version) storage.removeItem(name);
		const stored = storedTicks(storage.getItem(prefix() + version));
		return new Set(known.filter((key) => stored.includes(key)));
	} catch {
		return new Set();
	}
}

/** Remembers a tick, or that it was taken back, beside those of other tiers; without storage it lasts as long as the page. */
export function writeTick(storage: TickStorage, version: string, key: string, isTicked: boolean): void {
	try {
		const others = storedTicks(storage?.getItem(prefix() + version) ?? null).filter((stored) => stored !== key);
		storage?.setItem(prefix() + version, JSON.stringify(isTicked ? [...others, key] : others));
	} catch {
		// Private windows and full disks refuse: nothing is lost but the memory.
	}
}

function storedTicks(text: string | null): string[] {
	try {
		const stored: unknown = JSON.parse(text ?? "[]");
		return Array.isArray(stored) ? stored.filter((key) => typeof key === "string") : [];
	} catch {
		return [];
	}
}
