import bcd from "@mdn/browser-compat-data" with { type: "json" };
import type { CompatStatement, Identifier, SimpleSupportStatement } from "@mdn/browser-compat-data";
import { browserFloor } from "#publishing/browser-floor.ts";

/** Something of the web platform that built files use, by its path in browser-compat-data, and the browsers of the floor without it. */
export interface Use {
	feature: string;
	missing: string;
}

/**
 * Which browsers of the floor lack a feature, such as "firefox 125, safari 17"; "" when all have it. Under a prefix it counts as there
 * where `hasPrefix` says that it is written with that one, too.
 */
export function missingIn(
	compat: CompatStatement | undefined,
	hasPrefix: (prefix: string) => boolean = () => false,
): string {
	if (!compat) return "";
	return Object.entries(browserFloor)
		.flatMap(([name, floor]) => {
			const stated = compat.support[name as keyof typeof browserFloor];
			if (stated === undefined) return [];
			const whole = [stated].flat().filter((support) => isWhole(support, hasPrefix));
			if (whole.some(({ version_added }) => isIn(version_added, floor))) return [];
			return [`${name} ${whole[0]?.version_added || "never"}`];
		})
		.join(", ");
}

/** Whether a browser's support is by this very name, whole, still there and not behind a switch. */
function isWhole(support: SimpleSupportStatement, hasPrefix: (prefix: string) => boolean): boolean {
	return !(
		(support.prefix && !hasPrefix(support.prefix)) ||
		support.alternative_name ||
		support.flags ||
		support.partial_implementation ||
		support.version_removed ||
		!support.version_added
	);
}

/** Whether a version such as "16.4" or "≤37" is the floor's or an earlier one. */
function isIn(version: SimpleSupportStatement["version_added"], floor: string): boolean {
	if (typeof version !== "string" || version === "preview") return false;
	const [major = 0, minor = 0] = version.replace("≤", "").split(".").map(Number);
	const [floorMajor = 0, floorMinor = 0] = floor.split(".").map(Number);
	return major !== floorMajor ? major < floorMajor : minor <= floorMinor;
}

/** What lies at a path of the data, such as `css`, `properties`, `display`; undefined where the data have nothing. */
export function entryAt(...path: readonly string[]): Identifier | undefined {
	let entry: Identifier | undefined;
	for (const [at, name] of path.entries()) {
		const within: object | undefined = at === 0 ? bcd : entry;
		entry = within && Object.hasOwn(within, name) ? Reflect.get(within, name) : undefined;
	}
	return entry;
}
