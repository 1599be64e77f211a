import type * as z from "zod";

/** Refuses each entry of a list whose value, which `telling` gives, an earlier entry has; the fault is at `key` of the entry. */
export function distinct<Entry>(key: string, telling: (entry: Entry) => string | number, message: string) {
	return (entries: readonly Entry[], context: z.core.$RefinementCtx) => {
		const values = entries.map(telling);
		for (const [at, value] of values.entries()) {
			if (values.indexOf(value) !== at) context.addIssue({ code: "custom", path: [at, key], message });
		}
	};
}
