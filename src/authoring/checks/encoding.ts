import { type Fault, placeAt } from "#authoring/faults/fault.ts";
import type { Check } from "./check.ts";

/** What reading puts in the place of letters that are no UTF-8, and every second sign of a file in UTF-16. */
const lost = /[\ufffd\0]/;

/** Files are stored as UTF-8: of one in another encoding every é and – would be published as a question mark. */
export const encoding: Check = {
	name: "Letters",
	find: ({ list, read }) =>
		list("content")
			.filter((file) => /\.(?:mdx?|yaml)$/.test(file))
			.flatMap((file): Fault[] => {
				const text = read(file) ?? "";
				const at = text.search(lost);
				return at < 0 ? [] : [{ file, ...placeAt(text, at), problem: { kind: "not UTF-8" } }];
			}),
};
