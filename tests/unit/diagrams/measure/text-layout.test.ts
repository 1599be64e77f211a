import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test, vi } from "vitest";
import { type TextStyle, textBox, textLength, toUnits } from "#diagrams/measure/text-layout.ts";

const { document } = new JSDOM("").window;
vi.stubGlobal("document", document);
afterAll(() => vi.unstubAllGlobals());

// Every character is half as wide as the font is high, and as wide when bold: at 16 units 8 and 16.
const metrics = {
	width: (text: string, weight: number) => text.length * (weight > 400 ? 1 : 0.5),
	covers: () => true,
	ascent: 0.75,
	descent: 0.25,
};
const plain: TextStyle = { size: 16, weight: 400, anchor: "start", baseline: "auto" };

/** The box and the length of a text; elements `b` within are bold. */
function measured(markup: string, style: Partial<TextStyle> = {}) {
	document.body.innerHTML = `<svg>${markup}</svg>`;
	const text = document.querySelector("text");
	if (!text) throw new Error("There is no text.");
	const styleOf = (element: Element) => ({ ...plain, ...style, weight: element.id === "bold" ? 700 : 400 });
	const box = textBox(text, { metrics, styleOf });
	return { box: box && [box.x, box.y, box.width, box.height], length: textLength(text, { metrics, styleOf }) };
}

describe("the box of a text is as high as its font, around its base line", () => {
	test.each<[string, Partial<TextStyle>, number[]]>([
		["from its start", {}, [100, 38, 32, 16]],
		["around its middle", { anchor: "middle" }, [84, 38, 32, 16]],
		["before its end", { anchor: "end" }, [68, 38, 32, 16]],
		["in whole pixels above and below", { size: 10 }, [100, 42, 20, 11]],
		["on a middle base line", { baseline: "middle" }, [100, 42, 32, 16]],
		["on a central base line", { baseline: "central" }, [100, 42, 32, 16]],
		["below a hanging base line", { baseline: "hanging" }, [100, 50, 32, 16]],
	])("%s", (_, style, box) => expect(measured('<text x="100" y="50">abcd</text>', style).box).toEqual(box));
});

describe("a text is laid out by its parts", () => {
	test.each([
		["which follow one another", '<text x="0" y="0">ab<tspan>cd</tspan></text>', [0, -12, 32, 16], 32],
		["each in its own weight", '<text>ab<tspan id="bold">cd</tspan></text>', [0, -12, 48, 16], 48],
		["line by line", '<text><tspan x="0">ab</tspan><tspan x="0" dy="1em">abcd</tspan></text>', [0, -12, 32, 32], 48],
		["with many spaces as one", "<text>a \n\t b</text>", [0, -12, 24, 16], 24],
		["with every space that is kept", '<text xml:space="preserve">a  b</text>', [0, -12, 32, 16], 32],
		["with entities as their characters", "<text>a&amp;lt;b</text>", [0, -12, 24, 16], 24],
		["without a title, which nobody sees", "<text>ab<title>long title</title></text>", [0, -12, 16, 16], 16],
	])("%s", (_, markup, box, length) => expect(measured(markup)).toEqual({ box, length }));

	test("and has no box when it is empty", () => expect(measured("<text></text>")).toEqual({ box: null, length: 0 }));
});

test.each([
	["12", 12],
	["-1.5px", -1.5],
	["1.5em", 24],
	["2ex", 16],
	["3 5 7", 3],
	["middle", null],
	[null, null],
])("the length %s at a font of 16 units is %s", (value, units) => expect(toUnits(value, 16)).toBe(units));
