import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { passedOn } from "#publishing/bundle/loaded-by-node.ts";

test("what is passed on is what Node has loaded, not a second copy of it", async () => {
	const folder = mkdtempSync(join(tmpdir(), "loaded-by-node-"));
	try {
		const [original, passing] = [join(folder, "original.mjs"), join(folder, "passing.mjs")];
		writeFileSync(original, "export const schema = {};\nexport default () => schema;\n");
		writeFileSync(passing, passedOn(original, ["default", "schema"]));
		const first = createRequire(import.meta.url)(original);
		const second = await import(pathToFileURL(passing).href);
		expect(Object.keys(second)).toEqual(["default", "schema"]);
		expect(second.schema).toBe(first.schema);
		expect(second.default()).toBe(first.schema);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
