/** Kinds of resources that are weighed, as the browser names them. */
export const resourceTypes = ["Document", "Stylesheet", "Script", "Font", "Image", "Other"] as const;
export type ResourceType = (typeof resourceTypes)[number];

/** What a kind of page may weigh, in bytes of the compressed bodies, and how many requests it may make. */
export interface Budget {
	kind: string;
	all: number;
	types: Record<ResourceType, number>;
	requests: number;
	/**
	 * Cumulative Layout Shift. Below 0.001 no eye sees it: letters that settle by a pixel when the font arrives.
	 * A tool may be painted before it is parsed or has its script; half of what Web Vitals call good.
	 */
	layoutShift: number;
}

const kb = 1024;
const shared = { Stylesheet: 14 * kb, Font: 24 * kb, Image: 4 * kb, Other: 2 * kb };

/** The budget of the page at an address. A guide page carries its font and at most 8 KB of script. */
export function budgetOf(path: string): Budget {
	const document = 14 * kb;
	if (path.startsWith("/estimate/") || path.startsWith("/embed/")) {
		return budget("estimator", 118, 30, 0.05, {
			...shared,
			// The calculator, the same to be read without script, and the proposal on paper.
			Stylesheet: 17 * kb,
			Document: document,
			Script: 60 * kb,
		});
	}
	if (path.startsWith("/find-your-tier/")) {
		return budget("wizard", 75, 22, 0.05, { ...shared, Document: document, Script: 23 * kb });
	}
	if (path.startsWith("/apply/")) {
		return budget("application", 88, 22, 0.05, { ...shared, Document: 20 * kb, Script: 36 * kb });
	}
	// The whole guide on one page is heavier in text.
	const isPrint = path === "/guide/print/";
	return budget("guide", 52, 18, 0.001, {
		...shared,
		Document: isPrint ? 22 * kb : document,
		Script: 8 * kb,
	});
}

function budget(
	kind: string,
	all: number,
	requests: number,
	layoutShift: number,
	types: Record<ResourceType, number>,
): Budget {
	return { kind, all: all * kb, requests, layoutShift, types };
}
