import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = new URL("../../../src/", import.meta.url).pathname;

test("no link is drawn without the path under which the site may lie: withBase(…) puts it there", () => {
	const files = ["components", "pages", "tools"].flatMap((room) =>
		readdirSync(join(source, room), { recursive: true, encoding: "utf8" })
			.filter((file) => /\.(astro|tsx)$/.test(file))
			.map((file) => join(room, file)),
	);
	const bare = files.flatMap((file) =>
		readFileSync(join(source, file), "utf8")
			.split("\n")
			.flatMap((line, at) => (/\b(href|src|action)=\{?["'`]\/(?!\/)/.test(line) ? [`${file}:${at + 1}`] : [])),
	);
	expect(files.length).toBeGreaterThan(50);
	expect(bare).toEqual([]);
});
