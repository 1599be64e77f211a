import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { sectionsOfPage } from "#authoring/pages/sections-of-page.ts";
import { contentFile, readContent } from "#edit/files/content-file.ts";
import { addressOf } from "#edit/files/pages.ts";
import type { Wished } from "#edit/server/save.ts";
import { editYaml } from "#edit/yaml/edit-yaml.ts";

/**
 * What else is written when headings of a page are reworded: links of other pages and words of search that lead to them. `file` is below
 * content/; `before` and `after` are its text. A heading that came, went or was moved takes nothing along.
 */
export function planSections(root: string, file: string, before: string, after: string): Wished[] {
	const renamed = renamedSections(before, after);
	if (renamed.size === 0) return [];
	const address = addressOf(file);
	const moved = new Map([...renamed].map(([old, id]) => [`${address}#${old}`, `${address}#${id}`]));
	const pages = readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
		.map((name) => name.replaceAll("\\", "/"))
		.filter((name) => name.endsWith(".mdx") && name !== file);
	return [
		...pages.flatMap((name) => rewritten(root, name, (text) => withLinks(text, moved))),
		...rewritten(root, "search.yaml", (text) => withWords(text, moved)),
	];
}

/** The new id of each section whose heading has other words, by its old one. */
export function renamedSections(before: string, after: string): ReadonlyMap<string, string> {
	const [were, are] = [idsOf(before), idsOf(after)];
	if (were.length !== are.length) return new Map();
	return new Map(
		were.flatMap((old, at): [string, string][] => {
			const id = are[at] ?? "";
			return id === "" || old === "" || are.includes(old) || were.includes(id) ? [] : [[old, id]];
		}),
	);
}

const idsOf = (text: string) => [...sectionsOfPage(text, () => false).lines.keys()];

function rewritten(root: string, name: string, rewrite: (text: string) => string): Wished[] {
	const file = contentFile(root, name);
	const found = readContent(root, file);
	if (!found) return [];
	const text = rewrite(found.text);
	return text === found.text ? [] : [{ file, text, hash: found.hash }];
}

/** A text in which links to some addresses lead to others. */
function withLinks(text: string, moved: ReadonlyMap<string, string>): string {
	return text.replace(/(?<=[(\s"'<])\/[\w/-]*\/#[^\s)"'>]+/g, (link) => moved.get(link) ?? link);
}

function withWords(text: string, moved: ReadonlyMap<string, string>): string {
	const data: unknown = parse(text);
	if (!Array.isArray(data)) return text;
	const entries: { section?: unknown }[] = data;
	const followed = entries.map((entry) => {
		const section = moved.get(String(entry?.section));
		return section === undefined ? entry : { ...entry, section };
	});
	return followed.some((entry, at) => entry !== entries[at]) ? editYaml(text, followed) : text;
}
