import { test as base } from "#tests/browser/setup/harness.ts";
import { type RunningEditor, startEditor } from "#tests/tooling/editor-process.ts";

/** A page of the editor, one editor for all tests of a worker; `page.goto("/__edit/")` opens it. */
export const test = base.extend<object, { editor: RunningEditor }>({
	editor: [
		async ({ browserName: _ }, use) => {
			const editor = await startEditor();
			// The site's own server makes its first page in its own time, which is no test's.
			for (const address of ["/guide/process/", "/__component?name=Share"]) await fetch(editor.origin + address);
			await use(editor);
			await editor.stop();
		},
		{ scope: "worker", timeout: 600_000 },
	],
	// The harness holds a page to its own origin.
	baseURL: ({ editor }, use) => use(editor.origin),
});
