import { afterEach, beforeEach, expect, test } from "vitest";
import { ChangedOnDisk, contentFile, readContent } from "#edit/files/content-file.ts";
import { save } from "#edit/server/save.ts";
import { writableProject } from "./project.ts";

let project: ReturnType<typeof writableProject>;
beforeEach(() => {
	project = writableProject();
});
afterEach(() => project.remove());

/** A file with a further line, as it was opened, or as somebody opened it who knows an older text. */
function wished(path: string, line: string, isOld = false) {
	const file = contentFile(project.root, path);
	const { text, hash } = readContent(project.root, file) ?? expect.unreachable(`${path} is gone`);
	return { file, text: `${text}\n${line}\n`, hash: isOld ? "older" : hash };
}
const textOf = (path: string) => readContent(project.root, contentFile(project.root, path))?.text;

test("of files that belong together none is written where one was changed by somebody else meanwhile", async () => {
	const [first, second] = ["guide/support.mdx", "guide/process.mdx"];
	const before = [textOf(first), textOf(second)];
	const both = save(project.root, [wished(first, "A line."), wished(second, "A line.", true)]);
	await expect(both).rejects.toThrow(ChangedOnDisk);
	expect([textOf(first), textOf(second)]).toEqual(before);
});

test("a file that somebody else has changed is said to be that, whatever is wrong with the edit", async () => {
	const edit = save(project.root, [wished("guide/support.mdx", "<NoSuchThing />", true)]);
	await expect(edit).rejects.toThrow(ChangedOnDisk);
});

test("a page that is moved is not gone where its new file cannot be written", async () => {
	const [from, to] = ["guide/support.mdx", `guide/${"a".repeat(245)}.mdx`];
	const { text, hash } = wished(from, "");
	const moved = [
		{ file: contentFile(project.root, from), text: null, hash },
		{
			file: contentFile(project.root, to),
			text: text.replace("title: Support", "draft: true\ntitle: Support"),
			hash: null,
		},
		{
			...wished("navigation.yaml", ""),
			text: textOf("navigation.yaml")?.replace("    - guide/support\n", "") ?? "",
		},
		{ ...wished("redirects.yaml", ""), text: `- { from: /guide/support/, to: /guide/contact/ }\n` },
		{ ...wished("search.yaml", ""), text: "- section: /guide/\n  words: [overview]\n" },
	];
	await expect(save(project.root, moved)).rejects.toThrow("ENAMETOOLONG");
	expect(textOf(from)).toContain("title: Support");
});
