import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { textStyles } from "#diagrams/measure/text-style.ts";

/** How the text with the id `t` is set in a drawing with this style sheet. */
function styled(sheet: string, markup: string) {
	const { document } = new JSDOM(`<div><svg id="d"><style>${sheet}</style>${markup}</svg></div>`).window;
	const text = document.querySelector("#t");
	if (!text) throw new Error("There is no text.");
	return textStyles()()(text);
}

const label = '<g class="node"><text id="t" class="label big">x</text></g>';

test("without any style a text is set as CSS begins", () =>
	expect(styled("", label)).toEqual({ size: 16, weight: 400, anchor: "start", baseline: "auto" }));

test("each property is taken from the element or what it stands in", () =>
	expect(
		styled(
			".node { font-size: 20px; text-anchor: middle }",
			'<g class="node" font-weight="bold"><text id="t" alignment-baseline="central" style="font-size:50%">x</text></g>',
		),
	).toEqual({ size: 10, weight: 700, anchor: "middle", baseline: "central" }));

describe("the stronger declaration of a size holds (CSS Cascade 5, 6.1)", () => {
	const written = (attributes: string) => `<text id="t" class="label" ${attributes}>x</text>`;
	test.each([
		["a rule over an attribute", "text { font-size: 10px }", 'font-size="20"', 10],
		["a class over a name", ".label { font-size: 10px } text { font-size: 20px }", "", 10],
		["an id over classes", "#d .label { font-size: 10px } .label.label { font-size: 20px }", "", 10],
		["the later of two as strong", ".label { font-size: 20px } .label { font-size: 10px }", "", 10],
		["the element's own over rules", "#d #t { font-size: 20px }", 'style="font-size: 10px"', 10],
		["an important one over its own", ".label { font-size: 10px !important }", 'style="font-size: 20px"', 10],
		[
			"its own important one over all",
			"#d { } .label { font-size: 20px!important }",
			'style="font-size:10px!important"',
			10,
		],
		["none of a state that is not drawn", ".label:hover { font-size: 20px }", "", 16],
		["none of another class", ".labels, g .label { font-size: 20px }", "", 16],
	])("%s", (_, sheet, attributes, size) => expect(styled(sheet, written(attributes)).size).toBe(size));
});

test.each([
	["24px", 24],
	["1.5em", 30],
	["150%", 30],
	["2rem", 32],
	["large", 20],
])("a size of %s within 20 units is %d", (size, units) =>
	expect(styled(`.node { font-size: 20px } .label { font-size: ${size} }`, label).size).toBe(units),
);

// The table of CSS Fonts 4, 2.2.1.
test.each([
	["normal", 700, 400],
	["bold", 400, 700],
	["550", 400, 550],
	["bolder", 300, 400],
	["bolder", 400, 700],
	["bolder", 600, 900],
	["lighter", 500, 100],
	["lighter", 700, 400],
	["lighter", 900, 700],
])("a weight of %s within %d is %d", (weight, around, result) =>
	expect(styled(`.node { font-weight: ${around} } .label { font-weight: ${weight} }`, label).weight).toBe(result),
);
