import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkitten";
import { describe, expect, test } from "vitest";
import { pageFontFile, pageFontStyles, weights } from "#tests/tooling/page-font.ts";

const folder = new URL("../../../src/styles/page-font/", import.meta.url);
const read = (bytes: Buffer) => {
	const font = create(bytes);
	if (font.isCollection) throw new Error("One font was expected.");
	return font;
};

describe("the page font", () => {
	const made = readFileSync(new URL("hanken-grotesk.woff2", folder));
	const require = createRequire(import.meta.url);
	const original = readFileSync(
		require.resolve("@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2"),
	);

	test("is the package's file in the weights of the site: after an update run node tests/tooling/page-font.ts", async () => {
		expect(made.equals(await pageFontFile())).toBe(true);
		expect(readFileSync(new URL("page-font.css", folder), "utf8")).toBe(pageFontStyles());
	});

	test("has every letter of the package's font, each as wide, and no weight that nobody asks for", () => {
		const [ours, theirs] = [read(made), read(original)];
		expect(ours.characterSet).toEqual(theirs.characterSet);
		const widths = (font: ReturnType<typeof read>) =>
			font.characterSet.map((letter) => font.glyphForCodePoint(letter).advanceWidth);
		expect(widths(ours)).toEqual(widths(theirs));
		expect(ours.variationAxes.wght).toMatchObject({ min: weights.min, max: weights.max });
	});

	test("weighs less than two thirds of the package's file", () => {
		expect(made.length).toBeLessThan((original.length * 2) / 3);
	});
});
