import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { unused } from "#publishing/bundle/unused-parts.ts";

const modules = new URL("../../../node_modules", import.meta.url).pathname;

test.each(unused)(
	"$file is there to be left out, and what is bundled in its place exports the same",
	async ({ file, code }) => {
		expect(existsSync(modules + file)).toBe(true);
		const names = Object.keys(await import(modules + file));
		const given = [...code.matchAll(/export (?:const (\w+)|(default))/g)].map(
			([, name, byDefault]) => name ?? byDefault,
		);
		expect(given.toSorted()).toEqual(names.toSorted());
	},
);
