import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildSite } from "#commands/build-site.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { copyProject } from "#tests/project-copy.ts";

/** A word that only the draft has. */
const word = "quetzal";

/** Text of a file of the site, also of one that is packed. */
function textOf(path: string): string {
	const bytes = readFileSync(path);
	const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
	return (isPacked ? gunzipSync(bytes) : bytes).toString("latin1").toLowerCase();
}

test("a draft is nowhere in the built site: no page, navigation, search, sitemap, print or copy", async () => {
	const { path: root, remove } = copyProject("drafts");
	try {
		writeFileSync(
			join(root, "content/guide/webinars.mdx"),
			`---\ntitle: Webinars\ndescription: Of the ${word}.\ndraft: true\n---\n\n## Of the ${word}\n\nA ${word} sings.\n`,
		);
		const navigation = join(root, "content/navigation.yaml");
		writeFileSync(
			navigation,
			readFileSync(navigation, "utf8").replace("    - guide/support\n", "    - guide/support\n    - guide/webinars\n"),
		);
		appendFileSync(
			join(root, "content/search.yaml"),
			`- section: /guide/webinars/#of-the-${word}\n  words: [${word}s]\n`,
		);
		await buildSite(root, process.env);
		const client = join(root, "dist/client");
		const files = readdirSync(client, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && !entry.name.endsWith(".br"))
			.map((entry) => join(entry.parentPath, entry.name));
		expect(files.length).toBeGreaterThan(100);
		expect(files.filter((file) => /webinars/.test(file))).toEqual([]);
		expect(files.filter((file) => textOf(file).includes(word) || textOf(file).includes("guide/webinars"))).toEqual([]);
	} finally {
		remove();
	}
});
