import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../../src/", import.meta.url);
/** Written for browsers that know no layers; no other loads it. */
const withoutLayers = "styles/earlier-browsers.css";
/** Every style of ours: the files, and the content of the style elements of components and pages. */
const styles = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((file) => /\.(css|astro)$/.test(file) && file !== withoutLayers)
	.flatMap((file) => {
		const text = readFileSync(new URL(file, folder), "utf8");
		const parts = file.endsWith(".css")
			? [text]
			: [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = ""]) => css);
		return parts.filter((css) => css.trim()).map((css) => ({ file, css: css.replace(/\/\*[\s\S]*?\*\//g, "") }));
	});

/** The top level of a style sheet: the heads of its outermost blocks. */
function outermost(css: string): string[] {
	const heads: string[] = [];
	let depth = 0;
	let head = "";
	for (const sign of css) {
		if (sign === "{" && depth++ === 0) heads.push(head.trim());
		if (depth === 0 && sign !== "}") head = sign === ";" ? "" : head + sign;
		if (sign === "}" && --depth === 0) head = "";
	}
	return heads;
}

test("no underline has its thickness in the shorthand, which Safari before 26.2 drops whole", () => {
	const dropped = styles.flatMap(({ file, css }) =>
		[...css.matchAll(/text-decoration:[^;}]*\d(px|em|rem)[^;}]*/g)].map(([rule]) => `${file}: ${rule}`),
	);
	expect(dropped).toEqual([]);
});

test("every rule stands in a cascade layer", () => {
	expect(styles.length).toBeGreaterThan(10);
	const outside = styles.flatMap(({ file, css }) =>
		outermost(css)
			.filter((head) => !/^@(layer|font-face|keyframes|page)/.test(head))
			.map((head) => `${file}: ${head}`),
	);
	expect(outside).toEqual([]);
});

test("media queries know only the widths that are named beside the tokens", () => {
	const tokens = readFileSync(new URL("styles/tokens.css", folder), "utf8");
	const named = [...tokens.matchAll(/^\t(\d+rem): /gm)].map(([, width]) => width);
	const used = styles.flatMap(({ css }) =>
		[...css.matchAll(/@media[^{]*/g)].flatMap(([query]) => query.match(/\d+(?:rem|em|px)/g) ?? []),
	);
	expect(used.length).toBeGreaterThan(10);
	expect([...new Set(used)].toSorted()).toEqual(named);
});

test("no rule shouts another down with !important", () => {
	expect(styles.filter(({ css }) => css.includes("!important")).map(({ file }) => file)).toEqual([]);
});
