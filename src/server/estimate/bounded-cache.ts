/** What was made last, in memory and nowhere else. */
export type BoundedCache<Value> = {
	get: (key: string) => Value | undefined;
	set: (key: string, value: Value) => void;
};

/** Keeps what was used last, as long as it is of `most` bytes in all, of which `weigh` says how many a value has; its key counts too. */
export function boundedCache<Value>(most: number, weigh: (value: Value) => number): BoundedCache<Value> {
	// A map gives its entries in the order in which they were put there.
	const kept = new Map<string, Value>();
	let bytes = 0;
	const weightOf = (key: string, value: Value) => 2 * key.length + weigh(value);
	const remove = (key: string, value: Value) => {
		kept.delete(key);
		bytes -= weightOf(key, value);
	};
	return {
		get: (key) => {
			const value = kept.get(key);
			if (value === undefined) return undefined;
			kept.delete(key);
			kept.set(key, value);
			return value;
		},
		set: (key, value) => {
			const former = kept.get(key);
			if (former !== undefined) remove(key, former);
			kept.set(key, value);
			bytes += weightOf(key, value);
			for (const [oldest, itsValue] of kept) {
				if (bytes <= most) break;
				remove(oldest, itsValue);
			}
		},
	};
}
