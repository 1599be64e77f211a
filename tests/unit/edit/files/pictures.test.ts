import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addPicture } from "#edit/files/pictures.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "pictures-"));
	mkdirSync(join(root, "content/guide"), { recursive: true });
	writeFileSync(join(root, "content/guide/page.mdx"), "");
});
afterEach(() => rmSync(root, { recursive: true }));

const photo = () =>
	sharp({
		create: {
			width: 1_700,
			height: 900,
			channels: 3,
			background: "#c33",
			noise: { type: "gaussian", mean: 9, sigma: 9 },
		},
	})
		.jpeg()
		.toBuffer();

test("a huge picture is made smaller, under a name of small letters and hyphens", async () => {
	expect(await addPicture(root, "guide/page.mdx", "Größe Übersicht (1).JPG", await photo())).toBe(
		"./groesse-uebersicht-1.jpg",
	);
});

test("a picture that came only in part is refused with a sentence, and nothing is written", async () => {
	for (const bytes of [
		await photo(),
		await sharp(await photo())
			.resize(300)
			.png()
			.toBuffer(),
	]) {
		const part = bytes.subarray(0, bytes.length / 2);
		await expect(addPicture(root, "guide/page.mdx", "Photo.jpg", part)).rejects.toThrow(
			/^Photo\.jpg cannot be read to its end/,
		);
	}
	expect(readdirSync(join(root, "content/guide"))).toEqual(["page.mdx"]);
});
