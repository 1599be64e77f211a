import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { componentFiles } from "#authoring/pages/content-components.ts";
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
