import { optimize, type XastRoot } from "svgo";
import { afterAll, describe, expect, test } from "vitest";
import { diagramColors } from "#components/diagram/colors.ts";
import { diagrams, pageFont } from "#components/diagram/renderer.ts";
import { hiddenTexts } from "#diagrams/checks/crossing-texts.ts";
import { missingLabels } from "#diagrams/checks/missing-labels.ts";
import { colorRoles, type DiagramColors } from "#diagrams/colors.ts";
import { illegibleTexts, makeLegible } from "#diagrams/finish/legible.ts";
import { sceneOf } from "#diagrams/finish/scene.ts";
import { readFontMetrics } from "#diagrams/measure/font-metrics.ts";
import { fixtures } from "#tests/browser/guide/diagram-geometry.ts";

afterAll(diagrams.stop);

describe("a label that a picture does not show is named", () => {
	test.each([
		["a sign that is lost", ["age >= 18"], ["age = 18"], ["age >= 18"]],
		["an element of HTML as its source", ["<b>Oven</b>"], ["<b>Oven</b>"], ["<b>Oven</b>"]],
		["a second label of the same words", ["Yes", "Yes"], ["Yes"], ["Yes"]],
		["code without its signs", ["uses `code`"], ["uses code"], ["uses `code`"]],
	])("%s", (_, labels, shown, missing) => expect(missingLabels(labels, shown)).toEqual(missing));

	test.each([
		["white space and lines", ["Old<br/>shop"], ["Oldshop"]],
		["bold and italic of Markdown", ["**Check** *in*"], ["Check in"]],
		["bold and italic of HTML", ["<b>Check</b> <i>in</i>"], ["Check in"]],
		["a short label within a longer one", ["<small>s</small>", "string"], ["string", "s"]],
		["a word that is parted at the end of a line", ["Donaudampfschiff"], ["Donau-", "dampfschiff"]],
		[
			"two labels that read together like a third",
			["b c<br/>plain", "a b c", "plain"],
			["a b c", "plain", "b c", "plain"],
		],
	])("but %s do not matter", (_, labels, shown) => expect(missingLabels(labels, shown)).toEqual([]));
});

describe("text that cannot be read on what lies behind it", () => {
	const metrics = readFontMetrics(pageFont.file);
	const inTree = <Result>(shapes: string, work: (root: XastRoot) => Result): Result[] => {
		const results: Result[] = [];
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" fill="var(--ink,#2c1e18)">${shapes}</svg>`;
		const fn = (root: XastRoot) => {
			results.push(work(root));
			return null;
		};
		optimize(svg, { plugins: [{ name: "read", fn }] });
		return results;
	};
	const area = (fill: string) => `<rect width="200" height="40" fill="${fill}"/>`;
	const words = '<text x="10" y="25">Words</text>';

	test.each([
		["the page's ink on a pale color, in the dark theme", `${area("#e3f2fd")}${words}`],
		["the page's ink on a dark color, in the light theme", `${area("#102030")}${words}`],
		["a color on itself", `${area("lightgreen")}<g fill="lightgreen">${words}</g>`],
		[
			"an author's color that parts of parts have",
			`${area("#f00")}<text x="10" y="25"><tspan fill="#fff"><tspan>Words</tspan></tspan></text>`,
		],
		["on a see-through color over another", `${area("#000")}${area("rgba(255,255,255,0.2)")}${words}`],
	])("%s: is found, and mended", (_, shapes) => {
		expect(inTree(shapes, (root) => illegibleTexts(sceneOf(root, metrics), diagramColors))).toEqual([["Words"]]);
		const mended = inTree(shapes, (root) => {
			makeLegible(root, diagramColors, metrics);
			return illegibleTexts(sceneOf(root, metrics), diagramColors);
		});
		expect(mended).toEqual([[]]);
	});

	test("across a dark and a pale area: gets a rim of the page's own ground", () => {
		const shapes = `<rect width="30" height="40" fill="#000"/><rect x="30" width="90" height="40" fill="#fff"/>${words}`;
		const [mended] = inTree(shapes, (root) => {
			makeLegible(root, diagramColors, metrics);
			return [illegibleTexts(sceneOf(root, metrics), diagramColors), JSON.stringify(root)];
		});
		expect(mended?.[0]).toEqual([]);
		expect(mended?.[1]).toContain("paint-order");
	});

	test.each([
		["wholly", '<rect width="200" height="40"/>', 1],
		["in part", '<rect x="30" width="20" height="40"/>', 1],
		["by its upper half", '<rect width="200" height="19"/>', 1],
		["by nothing that can be seen through", '<rect width="200" height="40" fill-opacity="0.2"/>', 0],
		["by nothing beside it", '<rect y="40" width="200" height="40"/>', 0],
	])("a text is hidden %s by what is painted over it", (_, over, hidden) => {
		const shapes = `${area("#fff")}${words}${over}`;
		expect(inTree(shapes, (root) => hiddenTexts(sceneOf(root, metrics)))).toEqual([hidden]);
	});

	test("an area that the text is not on does not matter", () => {
		expect(
			inTree(`${area("#e3f2fd")}<text x="10" y="80">Words</text>`, (root) =>
				illegibleTexts(sceneOf(root, metrics), diagramColors),
			),
		).toEqual([[]]);
	});
});

/** The colors of print.css: those of the light theme, with white grounds. */
const onPaper: DiagramColors = {
	...diagramColors,
	...Object.fromEntries(
		colorRoles.map((role) => {
			const { variable, light } = diagramColors[role];
			const printed = role === "paper" || role === "raised" || role === "sunk" ? "#ffffff" : light;
			return [role, { variable, light: printed, dark: printed }];
		}),
	),
};

test("every diagram of the fixtures passes both checks, and can be read on paper", async () => {
	const metrics = readFontMetrics(pageFont.file);
	for (const { name, source } of fixtures) {
		const { svg } = await diagrams.draw(source, { cached: false });
		const pale: string[] = [];
		const fn = (root: XastRoot) => {
			pale.push(...illegibleTexts(sceneOf(root, metrics), onPaper));
			return null;
		};
		optimize(svg, { plugins: [{ name: "read", fn }] });
		expect(pale, name).toEqual([]);
	}
});
