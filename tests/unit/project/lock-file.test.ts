import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
	packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

// npm leaves out what a registry did not offer on the day of an install, and then "npm ci" refuses the file elsewhere.
test("package-lock.json names every platform's package, so that npm ci takes it on any machine", () => {
	const { packages }: Locked = JSON.parse(readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8"));
	const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies).filter(
			(name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
		),
	);
	expect(missing).toEqual([]);
});
