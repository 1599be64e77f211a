import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unused } from "#publishing/bundle/unused-parts.ts";

const root = new URL("../../../", import.meta.url).pathname.replace(/\/$/, "");
const exported = (code: string) =>
	[...code.matchAll(/export (?:const (\w+)|(default))/g)].map(([, name, byDefault]) => name ?? byDefault).toSorted();

test.each(unused)("$file is there, and what is bundled in its place exports the same", async ({ file, code }) => {
	expect(existsSync(root + file)).toBe(true);
	// Only Astro can load what describes the collections.
	const names = file.startsWith("/src/")
		? exported(readFileSync(root + file, "utf8"))
		: Object.keys(await import(root + file));
	expect(exported(code)).toEqual(names.toSorted());
});
