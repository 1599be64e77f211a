import { describe, expect, test } from "vitest";
import { withFittedSheet } from "#diagrams/finish/sheet/sheet.ts";

const drawn = (sheet: string, markup: string) => `<svg id="d"><style>${sheet}</style>${markup}</svg>`;
const fitted = (sheet: string, markup = '<g class="node state"/>') =>
	withFittedSheet(drawn(sheet, markup), (property) => property === "fill" || property === "stroke");

describe("of a style sheet stays what the drawing wears", () => {
	test.each([
		["rules for its classes", "#d .node{fill:red}", "#d .node{fill:red}"],
		["rules without classes", "#d{fill:red}", "#d{fill:red}"],
		["of a list, the selectors that fit", "#d .edge,#d .node.state{fill:red}", "#d .node.state{fill:red}"],
		["children, however they are written", "#d .node&gt;rect{fill:red}", "#d .node>rect{fill:red}"],
		["the properties asked for", "#d .node{cursor:pointer; FILL:red;stroke:blue}", "#d .node{ FILL:red;stroke:blue}"],
		["no rule for another class", "#d .edge{fill:red}", ""],
		["no rule of which a part is not worn", "#d .node .label{fill:red}", ""],
		["no rule that has nothing left", "#d .node{cursor:pointer}", ""],
	])("%s", (_, sheet, left) => expect(fitted(sheet)).toBe(drawn(left, '<g class="node state"/>')));

	test("not the line for today, which is found by its class later", () => {
		const markup = '<line class="today"/>';
		expect(fitted("#d .today{stroke:red}", markup)).toBe(drawn("", markup));
	});

	test("rules of a look where the drawing has it", () => {
		const sheet = '#d [data-look="neo"].node{fill:red}';
		expect(fitted(sheet, '<g class="node"/>')).not.toContain("fill");
		expect(fitted(sheet, '<g class="node" data-look="neo"/>')).toContain(sheet);
	});
});

test("an important rule is strong by its selector instead: the id thrice", () =>
	expect(fitted("#d .node,#d .node>a{fill:red !important;stroke:blue}")).toContain(
		"<style>#d#d#d .node,#d#d#d .node>a{fill:red ;stroke:blue}</style>",
	));

test("a style that Mermaid did not know is left out, and the word stays in texts", () => {
	const markup = '<g style="undefined;fill:red;undefined"/><text style="undefined">undefined</text>';
	expect(fitted("", markup)).toBe(drawn("", '<g style=";fill:red;"/><text style="">undefined</text>'));
});
