import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { signsOf, useCurrencies, useNumberSigns, useThisYear } from "#tools/estimator/words/locale.ts";

const Page = () => JSON.stringify([useNumberSigns().decimal, useThisYear(), useCurrencies().length]);

describe("numbers have the signs of the locale, as Unicode CLDR has them", () => {
	test.each([
		["en-US", ".", ","],
		["en-IN", ".", ","],
		["de-DE", ",", "."],
		["fr-FR", ",", "\u202f"],
		["nb-NO", ",", "\u00a0"],
		["es-ES", ",", "."],
		["ja-JP", ".", ","],
		// Digits are read as 0 to 9 wherever the reader lives.
		["fa-IR", ".", ","],
	])("%s", (locale, decimal, group) => expect(signsOf(locale)).toEqual({ decimal, group }));

	test.each(["C", "not a locale", ""])("American where the browser's locale is %j", (locale) =>
		expect(signsOf(locale)).toEqual({ decimal: ".", group: "," }),
	);

	test("and the same object each time, so that Preact sees no change", () =>
		expect(signsOf("sv-SE")).toBe(signsOf("sv-SE")));
});

test("the page comes from the server with American signs, no year and no currencies", () => {
	expect(renderToStaticMarkup(createElement(Page))).toBe("[&quot;.&quot;,null,0]");
});
