/** Kinds of resources that are weighed, as the browser names them. */
export const resourceTypes = ["Document", "Stylesheet", "Script", "Font", "Image", "Other"] as const;
export type ResourceType = (typeof resourceTypes)[number];

/** What a kind of page may weigh, in bytes as they cross the wire (headers included), and how many requests it may make. */
export interface Budget {
	kind: string;
	all: number;
	types: Record<ResourceType, number>;
	requests: number;
}

const kb = 1024;
const shared = { Stylesheet: 14 * kb, Font: 36 * kb, Image: 4 * kb, Other: 2 * kb };

/** The budget of the page at an address. A guide page carries its font and at most 8 KB of script; tools carry React. */
export function budgetOf(path: string): Budget {
	const document = 14 * kb;
	if (path.startsWith("/estimate/") || path.startsWith("/embed/")) {
		return budget("estimator", 180, 30, { ...shared, Document: document, Script: 130 * kb });
	}
	if (path.startsWith("/find-your-tier/")) {
		return budget("wizard", 150, 25, { ...shared, Document: document, Script: 85 * kb });
	}
	if (path.startsWith("/apply/")) {
		return budget("application", 160, 25, { ...shared, Document: 20 * kb, Script: 100 * kb });
	}
	// The whole guide on one page is heavier in text; it makes up for it in script.
	const isPrint = path === "/guide/print/";
	return budget("guide", 60, 16, {
		...shared,
		Document: isPrint ? 22 * kb : document,
		Script: isPrint ? 1 * kb : 8 * kb,
	});
}

function budget(kind: string, all: number, requests: number, types: Record<ResourceType, number>): Budget {
	return { kind, all: all * kb, requests, types };
}
