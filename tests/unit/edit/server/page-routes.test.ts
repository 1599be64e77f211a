import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { schema } from "#edit/document/schema.ts";
import { hashOf } from "#edit/files/content-file.ts";
import { openedPage, savedPage, savedText } from "#edit/server/page-routes.ts";
import { Refusal } from "#edit/server/refusal.ts";
import { writableProject } from "./project.ts";

let project: ReturnType<typeof writableProject>;
beforeEach(() => {
	project = writableProject();
});
afterEach(() => project.remove());

const file = "guide/support.mdx";
const text = () => readFileSync(join(project.root, "content", file), "utf8");

/** The page as the editor sends it after a text was put in at its beginning. */
function edited(insert: (document: Node) => Node) {
	const page = openedPage(project.root, file);
	const document = insert(Node.fromJSON(schema, page.document)).toJSON();
	return { file, hash: page.hash, head: page.head, document };
}
const typed = (words: string) => (document: Node) => EditorState.create({ doc: document }).tr.insertText(words, 1).doc;

async function refusal(promise: Promise<unknown>): Promise<Refusal> {
	const error: unknown = await promise.catch((reason) => reason);
	if (!(error instanceof Refusal)) throw new Error("It was not refused.");
	return error;
}

describe("saving a page", () => {
	test("changes the line that was edited and no other", async () => {
		const before = text();
		const result = await savedPage(project.root, edited(typed("The ")));
		expect(text()).toBe(before.replace("## Partner Portal", "## The Partner Portal"));
		expect(result.findings.filter(({ level }) => level === "error")).toEqual([]);
	});

	test("writes nothing when nothing was edited", async () => {
		const before = text();
		await savedPage(
			project.root,
			edited((document) => document),
		);
		expect(text()).toBe(before);
	});

	test("does not write over a good file what would stop the build, and says where it is", async () => {
		const before = text();
		const wrong = schema.node("component", { name: "TierHead", props: { tier: "gold" } });
		const { status, message, details } = await refusal(
			savedPage(
				project.root,
				edited((document) => document.copy(document.content.addToStart(wrong))),
			),
		);
		expect(status).toBe(422);
		expect(message).toContain("tier must be one of technology, integrator, reseller, strategic.");
		expect(details.findings).toMatchObject([
			{ file: `content/${file}`, line: 6, column: 1, problem: { kind: "attribute value", value: "gold" } },
		]);
		expect(details.block).toBe(0);
		expect(text()).toBe(before);
	});

	test("says of a fault in the head which field it is of", async () => {
		const before = text();
		const request = edited((document) => document);
		const { details } = await refusal(savedPage(project.root, { ...request, head: { ...request.head, title: "" } }));
		expect(details.findings).toMatchObject([{ file: `content/${file}`, line: 2, path: ["title"] }]);
		expect(details.block).toBeNull();
		expect(text()).toBe(before);
	});

	test("does not save a link that leads nowhere, and says in which block it is", async () => {
		const wrong = schema.node("paragraph", null, [
			schema.text("the terms", [schema.mark("link", { href: "/guide/agrement/" })]),
		]);
		const { message, details } = await refusal(
			savedPage(
				project.root,
				edited((document) => document.copy(document.content.addToEnd(wrong))),
			),
		);
		expect(message).toBe("The link to /guide/agrement/ leads to a page that does not exist.");
		expect(details.block).toBe(openedPage(project.root, file).document.content.length);
	});

	test("does not write over what somebody else has written, and gives both versions", async () => {
		const request = edited(typed("Mine "));
		writeFileSync(join(project.root, "content", file), `${text()}\nTheirs.\n`);
		const before = text();
		const { status, details } = await refusal(savedPage(project.root, request));
		expect(status).toBe(409);
		expect(details.now).toMatchObject({ text: before });
		expect(details.mine).toContain("## Mine Partner Portal");
		expect(text()).toBe(before);
	});

	test("takes an edit that is on disk already for saved, as when its page was left while it was written", async () => {
		const request = edited(typed("Mine "));
		await savedPage(project.root, request);
		const before = text();
		expect(await savedPage(project.root, request)).toMatchObject({ hash: hashOf(before) });
		await savedText(project.root, { file, hash: "older", text: before });
		expect(text()).toBe(before);
		await expect(savedText(project.root, { file, hash: "older", text: `${before}x` })).rejects.toThrow(/changed/);
	});

	test("writes a broken file as text while it is mended", async () => {
		const path = join(project.root, "content", file);
		const good = text();
		writeFileSync(path, `${good}\n<Share of="gold" />\n\n<Sharex />\n`);
		await savedText(project.root, { file, hash: hashOf(text()), text: `${good}\n<Sharex />\n` });
		expect(text()).toBe(`${good}\n<Sharex />\n`);
	});
});
