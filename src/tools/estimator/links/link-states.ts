import type { ListedLink } from "#program/estimate/audit/listed.ts";

/** What became of a link on its way. */
export type LinkState = "whole" | "unchecked" | "part" | "cut";

/** What became of a link on its way: whole by its checksum, read whole without one, read in part, or cut or edited. */
export function stateOf({ isWhole, intact }: Pick<ListedLink, "isWhole" | "intact">): LinkState {
	if (isWhole) return intact === null ? "unchecked" : "whole";
	return intact === false ? "cut" : "part";
}

export const stateInWords: Readonly<Record<LinkState, string>> = {
	whole: "Came whole",
	unchecked: "Read whole; it has no checksum",
	part: "Not read whole",
	cut: "Cut or edited on its way",
};

/** Which links of a list are shown. */
export const linkFilters = {
	all: { label: "All", shows: () => true },
	notWhole: { label: "Not whole", shows: ({ isWhole }: ListedLink) => !isWhole },
	changed: {
		label: "Another total now",
		shows: ({ scenarios }: ListedLink) => scenarios.some(({ totalThen, totalNow }) => totalThen !== totalNow),
	},
} as const;
export type LinkFilter = keyof typeof linkFilters;
export const linkFilterNames = ["all", "notWhole", "changed"] as const satisfies readonly LinkFilter[];
