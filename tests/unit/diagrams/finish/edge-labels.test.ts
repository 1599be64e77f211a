import { optimize, type XastElement } from "svgo";
import { expect, test } from "vitest";
import { clearEdgeLabels } from "#diagrams/finish/edge-labels.ts";

/** Where labels of two ways that go down side by side are put, when both begin in the middle of their ways. */
function placesOf(apart: number): string[] {
	const edges: XastElement[] = [];
	const labels: XastElement[] = [];
	const label = (id: string, x: number) =>
		`<g class="edgeLabel" transform="translate(${x}, 100)"><g data-id="${id}" transform="translate(-30, -10)"><rect class="background" width="60" height="20"/></g></g>`;
	const way = (id: string, x: number) => `<path data-id="${id}" d="M${x},0 L${x},200"/>`;
	const fn = () => ({
		element: {
			enter(element: XastElement) {
				if (element.name === "path") edges.push(element);
				if (element.attributes.class === "edgeLabel") labels.push(element);
			},
		},
	});
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg">${way("a", 100)}${way("b", 100 + apart)}${label("a", 100)}${label("b", 100 + apart)}</svg>`;
	optimize(drawing, { plugins: [{ name: "read", fn }] });
	clearEdgeLabels([], edges, labels);
	return labels.map(({ attributes }) => attributes.transform ?? "");
}

test("a label that hides letters of the one of another edge moves along its edge until it hides none", () => {
	const [moved, other] = placesOf(40);
	expect(other).toBe("translate(140, 100)");
	const [, x, y] = /translate\(([\d.]+), ([\d.]+)\)/.exec(moved ?? "") ?? [];
	expect(Number(x)).toBe(100);
	expect(Math.abs(Number(y) - 100)).toBeGreaterThanOrEqual(20);
	expect(Math.abs(Number(y) - 100)).toBeLessThan(30);
});

test("labels whose margins alone touch stay where they are", () => {
	expect(placesOf(58)).toEqual(["translate(100, 100)", "translate(158, 100)"]);
});
