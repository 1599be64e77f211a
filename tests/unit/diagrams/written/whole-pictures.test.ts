import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";
import { phoneWidth } from "#diagrams/mermaid/rows.ts";
import type { Picture } from "#diagrams/renderer.ts";
import { shapes } from "#tests/unit/diagrams/written-diagrams.ts";
import { subjects } from "./subjects.ts";

afterAll(diagrams.stop);

const folder = new URL("../../../fixtures/diagrams/", import.meta.url);
const fixtures = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), "utf8")] as const);
const [subject] = subjects;
const written = Object.entries(shapes).flatMap(([shape, write]) => (subject ? [[shape, write(subject)] as const] : []));

/** Size, way and fingerprint of a picture. */
function inShort({ svg, width, height, turned }: Picture): string {
	// What a color of the page looks like is the page's matter.
	const picture = svg.replace(/var\((--[\w-]+),#[0-9a-f]+\)/g, "var($1)");
	const bytes = createHash("sha256").update(picture).digest("hex").slice(0, 12);
	return `${Math.round(width)} × ${Math.round(height)}${turned ? `, ${turned}` : ""}: ${bytes}`;
}

// A change on purpose is taken over by `npm run drift -- -u`; look at the pictures that it names first (`npm run dev`).
describe.concurrent("every byte of a picture stays as it was:", () => {
	test.for([...fixtures, ...written])("%s", async ([, source], { expect }) => {
		const { narrow, ...wide } = await diagrams.draw(source, { fit: 704, narrow: phoneWidth, cached: false });
		expect(inShort(wide)).toMatchSnapshot();
		if (narrow) expect(inShort(narrow)).toMatchSnapshot("on a phone");
	});
});
