import { registerHooks } from "node:module";
import { charts } from "./charts.ts";
import { pictures } from "./pictures.ts";
import { sequences } from "./sequences.ts";
import { spared } from "./spared.ts";

/** A passage of Mermaid's own code, what takes its place, and what for. */
export interface Patch {
	why: string;
	/** A text that only the module with this passage has. */
	module: string;
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
			const loaded = nextLoad(url, context);
			return url.includes("/mermaid/dist/") ? { ...loaded, source: patched(String(loaded.source)) } : loaded;
		},
	});
}

/** Each module is looked for once: some are megabytes long. */
const byModule = Map.groupBy(patches, ({ module }) => module);

/** The code of a module of Mermaid with the patches that are for it. */
export function patched(source: string): string {
	const own = [...byModule].flatMap(([module, mended]) => (source.includes(module) ? mended : []));
	if (own.length === 0) return source;
	return own.reduce((text, { why, passage, instead }) => {
		if (text.split(passage).length !== 2)
			throw new Error(`Mermaid's code has changed where it was mended (src/diagrams/mermaid/patches): ${why}.`);
		return text.replace(passage, () => instead);
	}, imports + source);
}
