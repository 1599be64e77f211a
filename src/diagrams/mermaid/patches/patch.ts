import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { charts } from "./charts.ts";
import { pictures } from "./pictures.ts";
import { sequences } from "./sequences.ts";
import { spared } from "./spared.ts";

/** A passage of Mermaid's own code, what takes its place, and what for. */
export interface Patch {
	why: string;
	/** The file of Mermaid's source with this passage, below its `src/`. */
	part: string;
	passage: string;
	instead: string;
}

/**
 * Mermaid's code is mended while it is loaded, each passage by name, so that an upgrade which no longer has one fails with its name
 * instead of losing text again.
 */
export const patches: readonly Patch[] = [...charts, ...sequences, ...pictures, ...spared];

/** What the passages use of this project's own. */
const imports = Object.entries({
	"../label-text.ts": ["brokenLines", "labelLines", "wordsToWrap"],
	"../label-html.ts": ["safeLabel"],
	"../../finish/entities.ts": ["withXmlEntities"],
	"../../fitting/chart-texts.ts": [
		"besideNames",
		"everyNameFits",
		"fieldName",
		"keptOfAxis",
		"leafName",
		"raiseOfTags",
		"shiftOfBranches",
		"wayBetweenBranches",
	],
	"../../fitting/point-names.ts": ["breakQuadrantNames", "settlePointNames"],
	"../../measure/geometry.ts": ["parseTransform", "transformBox"],
	"../../colors.ts": ["sentinelFor"],
})
	.map(([file, names]) => `import { ${names} } from ${JSON.stringify(new URL(file, import.meta.url).href)};\n`)
	.join("");

/** Mermaid with its libraries in some 30 modules. By its name alone it comes in 1,200, which takes a third longer to load. */
const bundled = "mermaid/dist/mermaid.esm.mjs";

/** Mends Mermaid's code as it is loaded; before `import("mermaid")`. Throws when a passage is no longer there. */
export function patchMermaid(): void {
	registerHooks({
		resolve: (specifier, context, nextResolve) => nextResolve(specifier === "mermaid" ? bundled : specifier, context),
		load(url, context, nextLoad) {
			if (!url.includes("/mermaid/dist/")) return nextLoad(url, context);
			return { format: "module", source: patched(readFileSync(fileURLToPath(url), "latin1")), shortCircuit: true };
		},
	});
}

const byPart = Map.groupBy(patches, ({ part }) => part);

/** The code of a module of Mermaid, read as bytes (`latin1`), with the patches that are for it. */
export const patched = (source: string): string => piecesOf(source).map(inAscii).join("");

/** In pieces: what is between the patches is not copied, for some modules are megabytes long. */
function piecesOf(source: string): string[] {
	const places = [...partsOf(source)]
		.flatMap((part) => byPart.get(part) ?? [])
		.map((patch) => ({ ...patch, at: placeOf(patch, source) }))
		.toSorted((a, b) => a.at - b.at);
	if (places.length === 0) return [source];
	let end = 0;
	const pieces = places.flatMap(({ at, passage, instead }) => {
		const piece = source.slice(end, at);
		end = at + passage.length;
		return [piece, instead];
	});
	return [imports, ...pieces, source.slice(end)];
}

const partMark = "\n// src/";

/** The names of the files of Mermaid that a module is put together from: a comment before each says it. */
function partsOf(source: string): Set<string> {
	const parts = new Set<string>();
	for (let at = source.indexOf(partMark); at !== -1; at = source.indexOf(partMark, at + 1))
		parts.add(source.slice(at + partMark.length, source.indexOf("\n", at + 1)));
	return parts;
}

/** Where a passage is in a module that has it once. */
function placeOf({ why, passage }: Patch, source: string): number {
	const at = source.indexOf(passage);
	if (at === -1 || source.includes(passage, at + 1))
		throw new Error(`Mermaid's code has changed where it was mended (src/diagrams/mermaid/patches): ${why}.`);
	return at;
}

/** Bytes of UTF-8 as ASCII: one other character, be it in a comment, would double the megabytes that V8 reads. */
const inAscii = (bytes: string): string =>
	bytes.replace(/[\x80-\xff]+/g, (some) =>
		Buffer.from(some, "latin1")
			.toString()
			.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
	);
