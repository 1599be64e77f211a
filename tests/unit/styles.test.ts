import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../src/", import.meta.url);
/** Every style of ours: the files, and what stands in the style elements of components and pages. */
const styles = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((file) => /\.(css|astro)$/.test(file))
	.flatMap((file) => {
		const text = readFileSync(new URL(file, folder), "utf8");
		const parts = file.endsWith(".css")
			? [text]
			: [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = ""]) => css);
		return parts.filter((css) => css.trim()).map((css) => ({ file, css: css.replace(/\/\*[\s\S]*?\*\//g, "") }));
	});

/** What stands at the top of a style sheet: the heads of its outermost blocks. */
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

test("every rule stands in a cascade layer", () => {
	expect(styles.length).toBeGreaterThan(10);
	const outside = styles.flatMap(({ file, css }) =>
		outermost(css)
			.filter((head) => !/^@(layer|font-face|keyframes|page)/.test(head))
			.map((head) => `${file}: ${head}`),
	);
	expect(outside).toEqual([]);
});

test("no rule shouts another down with !important", () => {
	expect(styles.filter(({ css }) => css.includes("!important")).map(({ file }) => file)).toEqual([]);
});
