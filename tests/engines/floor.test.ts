import { transform } from "esbuild";
import { expect, test } from "vitest";
import { browserFloor } from "#publishing/browser-floor.ts";
import { aboveFloor } from "./floor/above-floor.ts";
import { builtFiles } from "./floor/built-files.ts";
import { cssUses } from "./floor/css-uses.ts";
import { pageUses } from "./floor/page-uses.ts";
import { scriptUses } from "./floor/script-uses.ts";
import type { Use } from "./floor/support.ts";

const files = builtFiles();

const readers: Readonly<Record<string, (text: string) => Use[]>> = { css: cssUses, js: scriptUses, html: pageUses };

/** What the built files use and the floor lacks, with the first file of each. */
const used = new Map<string, string>();
for (const [path, text] of files) {
	for (const { feature, missing } of readers[path.replace(/.*\./, "")]?.(text) ?? []) {
		if (!used.has(feature)) used.set(feature, `${feature} in ${path}: since ${missing}`);
	}
}
const explained = aboveFloor.flatMap(({ features }) => features);
const covers = (entry: string, feature: string) => feature === entry || feature.startsWith(`${entry}.`);

test("built files use nothing that a browser of the floor lacks, but for what tests/engines/floor/above-floor.ts explains", () => {
	expect(files.size).toBeGreaterThan(50);
	const unexplained = [...used].filter(([feature]) => !explained.some((entry) => covers(entry, feature)));
	expect(unexplained.map(([, sentence]) => sentence)).toEqual([]);
});

test("everything that is explained is used", () => {
	expect(explained.filter((entry) => ![...used.keys()].some((feature) => covers(entry, feature)))).toEqual([]);
});

test("built scripts are in a syntax that the floor reads", async () => {
	const { chrome, firefox, safari, safari_ios } = browserFloor;
	// Its table has property escapes of expressions by the Unicode version that they know.
	const supported = { "regexp-unicode-property-escapes": true };
	const target = [`chrome${chrome}`, `firefox${firefox}`, `safari${safari}`, `ios${safari_ios}`];
	for (const [path, text] of files) {
		if (!path.endsWith(".js")) continue;
		const [newest, floor] = await Promise.all([
			transform(text, { target: "esnext" }),
			transform(text, { target, supported }),
		]);
		expect(floor.code === newest.code, path).toBe(true);
	}
});

test.each([
	["a property", () => cssUses("a { field-sizing: content }"), "css.properties.field-sizing"],
	["a function", () => cssUses("a { color: light-dark(red, blue) }"), "css.types.color.light-dark"],
	["a function in a custom property", () => cssUses("a { --x: light-dark(red, blue) }"), "css.types.color.light-dark"],
	["a selector", () => cssUses("a:has(b) { color: red }"), "css.selectors.has"],
	["nesting", () => cssUses("a { &:hover { color: red } }"), "css.selectors.nesting"],
	["an at-rule", () => cssUses("@starting-style { a { color: red } }"), "css.at-rules.starting-style"],
	["a media feature", () => cssUses("@media (scripting: none) { a { color: red } }"), "css.at-rules.media.scripting"],
	["a static method", () => scriptUses("URL.canParse(x)"), "api.URL.canParse_static"],
	["a method of the language", () => scriptUses("x.toWellFormed()"), "javascript.builtins.String.toWellFormed"],
	["a method of an element", () => scriptUses("x.checkVisibility()"), "api.Element.checkVisibility"],
	["a static method of the language", () => scriptUses("Object.groupBy(x, y)"), "javascript.builtins.Object.groupBy"],
	["a destructured member", () => scriptUses("const { checkVisibility } = x"), "api.Element.checkVisibility"],
	["a global", () => scriptUses("new ClipboardItem({})"), "api.ClipboardItem"],
	["an event", () => scriptUses('x.addEventListener("beforetoggle", y)'), "api.HTMLElement.beforetoggle_event"],
	["an attribute", () => pageUses("<p popover>"), "html.global_attributes.popover"],
	["a style in a page", () => pageUses("<style>a:has(b) { color: red }</style>"), "css.selectors.has"],
	["a script in a page", () => pageUses("<script>x.showPopover()</script>"), "api.HTMLElement.showPopover"],
])("%s above the floor is found", (_, uses, feature) => {
	expect(uses().map((use) => use.feature)).toContain(feature);
});

test.each([
	["a value that falls back to one before it", () => cssUses("a { min-height: 1.5em; min-height: 1lh }")],
	["what @supports asks for", () => cssUses("@supports (field-sizing: content) { a { field-sizing: content } }")],
	["a property beside its prefixed one", () => cssUses("a { -webkit-hyphens: auto; hyphens: auto }")],
	["a method that is called only where it is", () => scriptUses("x.showPopover?.()")],
	["a function of the script’s own", () => scriptUses("function ClipboardItem() {} ClipboardItem()")],
])("%s is not", (_, uses) => {
	expect(uses()).toEqual([]);
});
