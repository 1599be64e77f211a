import type { XastElement, XastRoot } from "svgo";

/**
 * Makes a finished drawing sensible by ear: a space between the lines of a label, which are else one word, and no labels
 * of edges, which are drawn before all nodes and would be heard without what they join. The outline says both in order.
 */
export function readableByEar(parent: XastRoot | XastElement): void {
	for (const child of parent.children) {
		if (child.type !== "element") continue;
		if (child.attributes["data-edge"] !== undefined && child.name === "g") child.attributes["aria-hidden"] = "true";
		if (child.name === "text" || child.name === "tspan") separateLines(child);
		readableByEar(child);
	}
}

function separateLines(text: XastElement): void {
	text.children = text.children.flatMap((child, at) => {
		const isNextLine = at > 0 && child.type === "element" && child.name === "tspan" && "x" in child.attributes;
		return isNextLine ? [space(), child] : [child];
	});
}

/** Of no width, since lines are centered with the space at their end. */
const space = (): XastElement => ({
	type: "element",
	name: "tspan",
	attributes: { "font-size": "0" },
	children: [{ type: "text", value: " " }],
});
