import { isMap, isScalar, parseDocument, visit } from "yaml";
import type { Fault } from "#authoring/faults/fault.ts";
import { placeAt } from "#authoring/faults/fault.ts";
import { factsFolder } from "#authoring/read-program.ts";
import type { Check } from "./check.ts";

/** Keys that are null where there is nothing to say. */
const meantEmpty = ["for", "weeks"];

/** Values of the facts that are not known yet: pages leave them out until they are filled in. */
export const blanks: Check = {
	name: "Blanks",
	find: ({ list, read }) =>
		list(factsFolder)
			.filter((file) => file.endsWith(".yaml") && !file.slice(factsFolder.length + 1).includes("/"))
			.flatMap((file) => blanksOf(file, read(file) ?? "")),
};

function blanksOf(file: string, text: string): Fault[] {
	const found: Fault[] = [];
	visit(parseDocument(text), {
		Map: (_, map) => {
			for (const { key, value } of map.items) {
				if (!isScalar(key) || !isScalar(value) || value.source !== "null" || meantEmpty.includes(String(key.value)))
					continue;
				const owner = isMap(map)
					? [map.get("role"), map.get("title")].find((name) => typeof name === "string")
					: undefined;
				found.push({
					file,
					...placeAt(text, value.range?.[0] ?? 0),
					problem: { kind: "value not known", key: String(key.value), of: owner === undefined ? null : String(owner) },
				});
			}
		},
	});
	return found;
}
