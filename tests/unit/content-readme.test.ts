import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("content/README.md shows every component that authors can use", () => {
	const readme = readFileSync(new URL("../../content/README.md", import.meta.url), "utf8");
	const components = readdirSync(new URL("../../src/components/", import.meta.url))
		.filter((file) => file.endsWith(".astro"))
		.map((file) => file.replace(".astro", ""));
	expect(components.filter((name) => !readme.includes(`<${name} `))).toEqual([]);
});
