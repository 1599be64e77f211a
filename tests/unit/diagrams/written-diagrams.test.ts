import { afterAll, describe, expect, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";
import { shapes, writtenDiagrams } from "./written-diagrams.ts";

afterAll(diagrams.stop);

test("there are a hundred shapes and three hundred diagrams at least", () => {
	expect(Object.keys(shapes).length).toBeGreaterThanOrEqual(100);
	expect(writtenDiagrams.length).toBeGreaterThanOrEqual(300);
	expect(new Set(writtenDiagrams.map(({ source }) => source.replace(/[^\n\W]+/g, "x"))).size).toBeGreaterThan(100);
});

// A renderer refuses a diagram that loses a label or shows a text that cannot be read, so that drawing is the assertion.
describe("every label is in the picture and can be read in both themes:", () => {
	test.each([...Map.groupBy(writtenDiagrams, ({ shape }) => shape)])("%s", async (_, written) => {
		await Promise.all(
			written.map(({ source }) => expect(diagrams.draw(source, { cached: false }), source).resolves.toBeDefined()),
		);
	});
});
