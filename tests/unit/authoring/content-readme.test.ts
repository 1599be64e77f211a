import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { componentFiles } from "#authoring/pages/content-components.ts";
import { drawnKinds } from "#diagrams/mermaid/limits.ts";
import { parameterNames } from "#program/estimate/scenario.ts";

const readme = readFileSync(new URL("../../../content/README.md", import.meta.url), "utf8");

test("content/README.md shows every component that authors can use", () => {
	const components = [...componentFiles(new URL("../../../src/components/content/", import.meta.url)).keys()];
	expect(components.filter((name) => !readme.includes(`<${name} `))).toEqual([]);
});

test("content/README.md names every parameter of an example of the estimator", () => {
	// An example’s name is its own line.
	const wanted = parameterNames.filter((name) => name !== "name");
	expect(wanted.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("content/README.md names every kind of diagram that is drawn, and none of them among those that cannot be", () => {
	const lineWith = (start: string) => readme.split("\n").find((line) => line.startsWith(start)) ?? "";
	const [drawn = "", refused = ""] = lineWith("- These kinds are drawn:").split("Refused by name:");
	const cannot = lineWith("| any other kind").toLowerCase();
	// "state diagram" is "state" there.
	const kinds = drawnKinds
		.replace(" and ", ", ")
		.split(/,+ */)
		.map((kind) => kind.replace(/ (?:diagram|chart|board)$/, ""));
	expect(kinds.filter((kind) => !drawn.toLowerCase().includes(kind))).toEqual([]);
	expect(kinds.filter((kind) => cannot.includes(kind))).toEqual([]);
	const named = ["block", "c4", "sankey", "architecture"];
	expect(named.filter((kind) => !cannot.includes(kind) || !refused.toLowerCase().includes(kind))).toEqual([]);
});
