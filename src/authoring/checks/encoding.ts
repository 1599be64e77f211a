import { type Fault, placeAt } from "#authoring/faults/fault.ts";
import type { Check } from "./check.ts";

/** What reading puts in the place of letters that are no UTF-8, and every second sign of a file in UTF-16. */
const lost = /[\ufffd\0]/;

/** Signs without a width, by which search and copies miss a word, and those that turn the direction of all that follows. */
const unseen = /[\u200b\u2060\u202a-\u202e]/g;

/** Code is shown sign by sign, and a diagram may want one that nobody sees for an empty label. */
const withoutUnseenInCode = (text: string): string =>
	text.replace(/^[ \t>]*(`{3,}|~{3,})[\s\S]*?^[ \t>]*\1/gm, (code) => code.replace(unseen, " "));

/** Files are stored as UTF-8: of one in another encoding every é and – would be published as a question mark. Nor do they hold signs that nobody sees. */
export const encoding: Check = {
	name: "Letters",
	find: ({ list, read }) =>
		list("content")
			.filter((file) => /\.(?:mdx?|yaml)$/.test(file))
			.flatMap((file): Fault[] => {
				const text = read(file) ?? "";
				const at = text.search(lost);
				if (at >= 0) return [{ file, ...placeAt(text, at), problem: { kind: "not UTF-8" } }];
				const hidden = withoutUnseenInCode(text).search(unseen);
				return hidden < 0 ? [] : [{ file, ...placeAt(text, hidden), problem: { kind: "unseen sign" } }];
			}),
};
