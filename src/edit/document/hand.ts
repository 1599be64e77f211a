import type { Options } from "mdast-util-to-markdown";

/** The signs that an author uses where Markdown leaves a choice. */
export type Hand = Readonly<
	Pick<
		Options,
		| "bullet"
		| "bulletOrdered"
		| "closeAtx"
		| "emphasis"
		| "fence"
		| "incrementListMarker"
		| "listItemIndent"
		| "rule"
		| "setext"
		| "strong"
	>
>;

const bullets = { "-": "-", "*": "*", "+": "+" } as const;
const has = (sign: string): sign is keyof typeof bullets => sign in bullets;

/** The hand in which a text is written; a text without choices is in the hand of the guide. */
export function handOf(text: string): Hand {
	const [, bullet = "-", gap = " "] = /^[ \t>]*([-*+])([ \t]*)/m.exec(text) ?? [];
	const numbers = [...text.matchAll(/^[ \t>]*(\d+)([.)])[ \t]/gm)];
	const [first, second] = numbers;
	return {
		bullet: has(bullet) ? bullet : "-",
		bulletOrdered: first?.[2] === ")" ? ")" : ".",
		incrementListMarker: second?.[1] !== first?.[1] || !second,
		listItemIndent: gap.length === 3 || gap === "\t" ? "tab" : "one",
		emphasis: /(^|[^\w_\\])_[^_\s]/.test(text) ? "_" : "*",
		strong: /(^|[^\w_\\])__[^_\s]/.test(text) ? "_" : "*",
		setext: /\n(=+|-+)[ \t]*$/.test(text),
		closeAtx: /^#.*[ \t]#+[ \t]*$/.test(text),
		fence: /^[ \t>]*~~~/m.test(text) ? "~" : "`",
		rule: "-",
	};
}

/** Hands of which each keeps lists apart that would be one in another. */
export const plainHands: readonly Hand[] = ["-", "*", "+"].map((bullet) => ({
	...handOf(bullet),
	bulletOrdered: bullet === "-" ? "." : ")",
}));
