import { optimize, type PluginConfig } from "svgo";
import { describe, expect, test } from "vitest";
import { inlineSheet } from "#diagrams/finish/sheet/inline-sheet.ts";

const drawn = (sheet: string, markup: string) =>
	`<svg id="d" xmlns="http://www.w3.org/2000/svg"><style>${sheet}</style>${markup}</svg>`;
/** The elements of a drawing behind its sheet, with classes and ids, which svgo takes away, left out. */
const elements = (svg: string, plugin: PluginConfig) =>
	optimize(svg, { plugins: [plugin] })
		.data.replace(/<style>.*?<\/style>/, "")
		.replace(/ (?:class|id)="[^"]*"/g, "");
const here = (svg: string) =>
	elements(svg, {
		name: "inline-sheet",
		fn: (root) => {
			inlineSheet(root);
			return null;
		},
	});
const bySvgo = (svg: string) => elements(svg, { name: "inlineStyles", params: { onlyMatchedOnce: false } });

const node = '<g class="node dark"><rect class="shape" fill="red"/><text class="label">x</text></g>';

describe("a sheet is moved onto the elements as svgo's inlineStyles does it", () => {
	test.each([
		["a rule over a presentation attribute", "#d .shape{fill:blue}", node],
		["the later of two rules as strong", ".shape{fill:blue}.shape{fill:green}", node],
		["the stronger of two rules", "#d .node .shape{fill:blue}#d .shape{fill:green;stroke:red}", node],
		["a class over a name", ".shape{fill:blue}rect{fill:green}", node],
		["an attribute as strong as a class", "g[class] rect{fill:blue}.shape{fill:green}", node],
		["its own style over every rule", "#d .shape{fill:blue;stroke:red}", '<rect class="shape" style="fill:gold"/>'],
		["several selectors", ".none,.label,.shape{fill:blue}", node],
		["children and descendants", "#d>.node>rect{fill:blue}#d text{fill:green}", node],
		["one property twice in a rule", ".shape{fill:blue;fill:green}", node],
		["white space and empty declarations", " .shape { fill : blue ;; stroke:red; } ", node],
		["no rule of a state", ".shape:hover{fill:blue}.shape::before{fill:red}", node],
		["no rule that nothing matches", ".other{fill:blue}", node],
	])("%s", (_, sheet, markup) => {
		const compact = (svg: string) => svg.replace(/\s*([:;])\s*/g, "$1").replace(/;"/g, '"');
		expect(compact(here(drawn(sheet, markup)))).toBe(compact(bySvgo(drawn(sheet, markup))));
	});
});

test("whatever is declared is there once it is moved", () =>
	expect(here(drawn("#d .shape{fill:blue;stroke:red}#d rect{opacity:.5}", node))).toContain(
		'<rect style="opacity:.5;fill:blue;stroke:red"/>',
	));
