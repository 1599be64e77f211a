import { expect, test } from "vitest";
import { countryCodes, listedCountries } from "#program/application/countries.ts";

/** The country that a list chooses when this is typed: the first whose name begins so (HTML leaves it to browsers; all do). */
const typed = (text: string) =>
	listedCountries()
		.find(({ name }) => name.toLowerCase().startsWith(text.toLowerCase()))
		?.code.toUpperCase();

test.each([
	["US", "US"],
	["usa", "US"],
	["America", "US"],
	["United States", "US"],
	["GB", "GB"],
	["uk", "GB"],
	["Great Britain", "GB"],
	["United Kingdom", "GB"],
	["England", "GB"],
	["Korea", "KR"],
	["South Korea", "KR"],
	["Republic of Korea", "KR"],
	["North Korea", "KP"],
	["UAE", "AE"],
	["KSA", "SA"],
	["Saint Lucia", "LC"],
	["St. Lucia", "LC"],
	["Turkey", "TR"],
	["Holland", "NL"],
	["Ivory Coast", "CI"],
	["Republic of the Congo", "CG"],
	["DRC", "CD"],
	["Viet Nam", "VN"],
	["Kosovo", "XK"],
	["Palestine", "PS"],
])("typing “%s” in the list of countries finds %s", (text, code) => expect(typed(text)).toBe(code));

test("every country is found by its name without accents, and as a saint in full", () => {
	for (const { code, name } of listedCountries().filter((country) => countryCodes.includes(country.code))) {
		const plain = name.normalize("NFD").replace(/\p{M}/gu, "");
		expect([plain, typed(plain)]).toEqual([plain, code]);
		const inFull = plain.replace(/^St\. /, "Saint ");
		expect([inFull, typed(inFull)]).toEqual([inFull, code]);
	}
});

test("every entry has a name of its own and the code of a country", () => {
	const listed = listedCountries();
	expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
	expect(listed.filter(({ code }) => !countryCodes.includes(code.toUpperCase()))).toEqual([]);
});
