/** What a kind of page may weigh, in compressed bytes as they cross the wire, and how many requests it may make. */
export interface Budget {
	kind: string;
	all: number;
	script: number;
	requests: number;
}

const kb = 1024;

/** The budget of the page at an address. A guide page carries its font and at most 8 KB of script; tools carry React. */
export function budgetOf(path: string): Budget {
	if (path.startsWith("/estimate/") || path.startsWith("/embed/")) {
		return { kind: "estimator", all: 180 * kb, script: 130 * kb, requests: 30 };
	}
	if (path.startsWith("/find-your-tier/")) return { kind: "wizard", all: 150 * kb, script: 85 * kb, requests: 25 };
	if (path.startsWith("/apply/")) return { kind: "application", all: 160 * kb, script: 100 * kb, requests: 25 };
	return { kind: "guide", all: 60 * kb, script: 8 * kb, requests: 16 };
}
