import { expect } from "#tests/browser/setup/harness.ts";
import { openPage } from "./editor-journeys.ts";
import { test } from "./running-editor.ts";

test.use({ expectedProblems: [/ERR_FAILED|Failed to load resource|crash/i] });

const file = "guide/how-to-apply.mdx";
const title = "Application Process";

for (const view of ["page", "text"] as const) {
	test(`a tab that crashes as the last key is pressed loses no letter of the ${view}`, async ({ page, editor }) => {
		const before = editor.content(file);
		// Nothing reaches the disk, as when the machine is too busy to write within the moment.
		const context = page.context();
		await page.route("**/__edit/api/**", (route) =>
			route.request().method() === "PUT" ? route.abort() : route.fallback(),
		);
		const line = "keeps a draft on your device";
		const boxOf = async (tab: typeof page) => {
			if (view === "page") return openPage(tab, file, title);
			await tab.goto(`/__edit/#text/${file}`);
			return tab.getByRole("textbox", { name: `Text of ${file}` });
		};
		const text = await boxOf(page);
		await text.getByText(line).first().click();
		await page.keyboard.press("Home");
		const typed = "Every letter of this sentence is there. ";
		const crashed = page.waitForEvent("crash");
		const session = await context.newCDPSession(page);
		await page.keyboard.type(typed);
		session.send("Page.crash").catch(() => {});
		await crashed;
		expect(editor.content(file)).toBe(before);

		const next = await context.newPage();
		const again = await boxOf(next);
		await expect(again).toContainText(typed.trim());
		await expect.poll(() => editor.content(file)).toContain(typed.trim());
		editor.restore(file);
	});
}
