import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = new URL("../../../src/", import.meta.url).pathname;

test("no component is an island of the server, whose key is a fixed one so that two builds are the same", () => {
	const components = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
		file.endsWith(".astro"),
	);
	expect(components).not.toEqual([]);
	const islands = components.filter((file) => /\bserver:defer\b/.test(readFileSync(join(source, file), "utf8")));
	expect(islands).toEqual([]);
});
