import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { referenceFrom } from "#program/application/reference.ts";
import type { SiteFile } from "#server/files/site-files.ts";
import { confirmations } from "#server/rendering/confirmation-page.ts";
import { writeSite } from "#tests/unit/server/small-site.ts";

const root = mkdtempSync(join(tmpdir(), "confirmation-"));
afterAll(() => rmSync(root, { recursive: true }));
writeSite(root);
const html = readFileSync(join(root, "dist/client/apply/received/index.html"), "utf8");
const facts = JSON.parse(readFileSync(join(root, "dist/headers.json"), "utf8"));

const references = Array.from({ length: 300 }, (_, at) =>
	referenceFrom(Uint8Array.of(at & 31, at >> 5, 1, 2, 3, 4, 5)),
);
const isCompressed = ({ codings }: SiteFile) => codings.length > 0;

test("of many confirmations at once few are compressed, each with its own reference, and one alone is", async () => {
	const confirmation = await confirmations(html, facts);
	const files = await Promise.all(references.map((reference) => confirmation(`?reference=${reference}`)));
	for (const [at, file] of files.entries()) expect(file.plain.body.toString()).toContain(references[at]);
	expect(files.filter(isCompressed).length).toBeLessThan(20);
	expect(isCompressed(await confirmation(`?reference=${references[0]}`))).toBe(true);
});

test("the page that confirms nothing is made once", async () => {
	const confirmation = await confirmations(html, facts);
	const [one, other] = [await confirmation(""), await confirmation("?reference=MP-0000-0000")];
	expect(other).toBe(one);
	expect(isCompressed(one)).toBe(true);
});
