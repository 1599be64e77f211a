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
