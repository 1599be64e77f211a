import type { XastElement } from "svgo";
import { describe, expect, test } from "vitest";
import { mendEdgeEnds } from "#diagrams/finish/edge-ends.ts";

const element = (name: string, attributes: Record<string, string>, children: XastElement[] = []): XastElement => ({
	type: "element",
	name,
	attributes,
	children,
});

const rect = element("rect", { x: "-40", y: "-20", width: "80", height: "40" });
const at = { transform: "translate(30, 80)" };
/** A node from -10 to 70 across, with borders at 60 and 100. */
const node = element("g", at, [rect]);

/** The path of an edge after it was mended, with an arrowhead unless told otherwise. */
function mended(d: string, { nodes = [node], arrowhead = true } = {}) {
	const edge = element("path", { d, ...(arrowhead ? { "marker-end": "url(#arrow)" } : {}) });
	mendEdgeEnds(nodes, [edge]);
	return edge.attributes.d;
}

const down = "M10,0L10,50Q10,60 15,60L40,60";
const up = "M10,150L10,110Q10,100 15,100L40,100";

describe("a line that runs on along a node's border ends where it reaches it", () => {
	test("from above, with the arrowhead's length to spare", () => expect(mended(down)).toBe("M10,0L10,56"));
	test("from below", () => expect(mended(up)).toBe("M10,150L10,104"));
	test("on the border, without an arrowhead", () => expect(mended(down, { arrowhead: false })).toBe("M10,0L10,60"));
	test("at a node that is a link", () =>
		expect(mended(down, { nodes: [element("a", at, [element("g", {}, [rect])])] })).toBe("M10,0L10,56"));
});

describe("a line stays as it is", () => {
	test.each([
		["whose corner is not on the border", "M10,0L10,40Q10,50 15,50L40,50"],
		["that ends beyond the node", "M10,0L10,50Q10,60 15,60L90,60"],
		["that begins beside the node", "M-20,0L-20,50Q-20,60 -15,60L40,60"],
		["that comes from the side", "M-50,50L0,50Q10,50 10,55L10,60"],
		["that rises after its corner", "M10,0L10,50Q10,60 15,60L40,70"],
		["without a corner", "M10,0L10,60"],
	])("%s", (_, d) => expect(mended(d)).toBe(d));

	test("at a node that is no rectangle", () =>
		expect(mended(down, { nodes: [element("g", at, [element("circle", { r: "20" })])] })).toBe(down));
});
