import type { EstimatorFacts } from "#tools/estimator/address/state.ts";

interface Properties {
	facts: EstimatorFacts;
	/** The query of which the page came with the figures; "" where it shows its example. */
	query: string;
}

/** The properties that Astro wrote into the estimator's island, read as its own script does. Throws where they are none of the estimator's. */
export function propertiesOf(island: HTMLElement): Properties {
	const properties = plain(JSON.parse(island.getAttribute("props") ?? "{}"));
	if (!isOfEstimator(properties)) throw new Error("The island on this page is not the estimator.");
	return properties;
}

function isOfEstimator(properties: object): properties is Properties {
	return "facts" in properties && "query" in properties;
}

/** A value as Astro writes it: 0 before one of JSON, whose own values are written so in turn; 1 before a list. */
type Written = readonly [0, null | boolean | number | string | WrittenObject] | readonly [1, readonly Written[]];
interface WrittenObject {
	readonly [name: string]: Written;
}

function plain(written: WrittenObject): object {
	return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue([kind, value]: Written): unknown {
	if (kind === 1) return value.map(plainValue);
	return typeof value === "object" && value !== null ? plain(value) : value;
}
