import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagramColors } from "#components/diagram/colors.ts";
import { readColors, type Theme } from "#styles/colors.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const tokens = read("src/styles/tokens.css");
const colorOf = readColors(tokens);
const names = [...tokens.matchAll(/--([\w-]+): light-dark\(oklch/g)].map(([, name = ""]) => name);
const inTheme = (theme: Theme) => new Set(names.map((name) => colorOf(name, theme)));
const colorsIn = (text: string) => [...text.matchAll(/#[0-9a-f]{6}\b/gi)].map(([color]) => color.toLowerCase());

describe("every color of the site is one of tokens.css", () => {
	test("browsers without OKLCH get those of the light theme, each of them and no other", () => {
		const earlier = read("src/styles/earlier-browsers.css");
		const block = earlier.slice(earlier.indexOf(":root"), earlier.indexOf("}"));
		const written = [...block.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name, color]) => [name, color]);
		expect(names.length).toBeGreaterThan(10);
		expect(Object.fromEntries(written)).toEqual(
			Object.fromEntries(names.map((name) => [name, colorOf(name, "light")])),
		);
	});

	test.each([
		["public/word-mark.svg", "light", ["coral", "paper", "ink"]],
		["public/word-mark-dark.svg", "dark", ["coral", "paper", "ink"]],
	] as const)("%s is drawn in those of the %s theme", (file, theme, used) => {
		const allowed: string[] = used.map((name) => colorOf(name, theme));
		expect(colorsIn(read(file)).filter((color) => !allowed.includes(color))).toEqual([]);
	});

	test("the mark of the tab follows the theme", () => {
		const both = (["light", "dark"] as const).flatMap((theme) => [colorOf("coral", theme), colorOf("paper", theme)]);
		expect(colorsIn(read("public/favicon.svg"))).toEqual(both);
	});

	test("the foot of a printed page, where no variable is known, is in --soft", () => {
		const colors = colorsIn(read("src/styles/printed-guide.css"));
		expect(new Set(colors)).toEqual(new Set([colorOf("soft", "light")]));
	});

	test("a diagram's fallbacks are the colors of its variables", () => {
		const ours = Object.values(diagramColors).filter(({ variable }) => names.includes(variable.slice(2)));
		expect(ours.length).toBeGreaterThan(10);
		for (const { variable, light, dark } of ours) {
			const name = variable.slice(2);
			expect([variable, light, dark]).toEqual([variable, colorOf(name, "light"), colorOf(name, "dark")]);
		}
	});

	test("no other file of the site writes one of them anew", () => {
		const known = new Set([...inTheme("light"), ...inTheme("dark")]);
		for (const file of ["src/publishing/pictures/drawing.ts", "src/components/theme/Head.astro"]) {
			expect(
				colorsIn(read(file)).filter((color) => known.has(color)),
				file,
			).toEqual([]);
		}
	});
});

test("a color that is not written for both themes is named", () => {
	expect(() => readColors("--ink: red;")("ink", "light")).toThrow("--ink");
});
