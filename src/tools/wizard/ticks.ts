const prefix = "checklist ";

/** Where ticks are kept. A function, because some browsers throw when storage is merely named. */
export type TickStorage = () => Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * The ticks of this version of the facts, of what it still asks for. Those of other versions are dropped from storage;
 * storage that is unavailable or holds something else counts for nothing.
 */
export function readTicks(storage: TickStorage, version: string, known: readonly string[]): Set<string> {
	try {
		const place = storage();
		const names = Array.from({ length: place.length }, (_, at) => place.key(at) ?? "");
		for (const name of names) if (name.startsWith(prefix) && name !== prefix + version) place.removeItem(name);
		const stored = storedTicks(place.getItem(prefix + version));
		return new Set(known.filter((key) => stored.includes(key)));
	} catch {
		return new Set();
	}
}

/** Remembers a tick, or that it was taken back, beside those of other tiers; without storage it lasts as long as the page. */
export function writeTick(storage: TickStorage, version: string, key: string, isTicked: boolean): void {
	try {
		const place = storage();
		const others = storedTicks(place.getItem(prefix + version)).filter((stored) => stored !== key);
		place.setItem(prefix + version, JSON.stringify(isTicked ? [...others, key] : others));
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
