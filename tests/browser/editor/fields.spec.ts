import type { Locator } from "@playwright/test";
import { missingNames } from "#tests/browser/setup/accessibility.ts";
import { expect } from "#tests/browser/setup/harness.ts";
import { openPage } from "./editor-journeys.ts";
import { test } from "./running-editor.ts";

test.describe.configure({ mode: "default" });

test.use({ viewport: { width: 1280, height: 800 } });

/** Presses a button, and says where the focus is before the browser draws or takes another key. */
function focusAtOnce(button: Locator): Promise<string | undefined> {
	return button.evaluate(async (element: HTMLElement) => {
		element.click();
		await new Promise<void>((resolve) => queueMicrotask(resolve));
		return document.activeElement?.closest("dialog")?.querySelector("h2")?.textContent;
	});
}

test("a key that follows a press at once is typed in the dialog which that press opens", async ({ page }) => {
	await openPage(page, "guide/process.mdx", "Partnership Process");
	const button = page.getByRole("button", { name: "Figure or component" });
	expect(await focusAtOnce(button)).toBe("Put in a figure or a component");
	await page.keyboard.type("share");
	await expect(page.getByRole("dialog").getByRole("searchbox")).toHaveValue("share");
});

test("after a dialog the focus is where it was opened, whether something was done or not", async ({ page, editor }) => {
	await openPage(page, "guide/contact.mdx", "Contact");
	const menu = page.locator("summary", { hasText: "This page" });
	const dialog = page.getByRole("dialog", { name: "Move the page: Contact" });
	const ends = [() => page.keyboard.press("Escape"), () => dialog.getByRole("button", { name: "Move it" }).click()];
	for (const end of ends) {
		await menu.click();
		await page.getByRole("button", { name: "Move it in the guide" }).click();
		await expect(dialog.getByRole("heading", { name: "What is written" })).toBeVisible();
		await end();
		await expect(dialog).toHaveCount(0);
		await expect(menu).toBeFocused();
	}
	editor.restoreAll();
});

test("after a page got another address the focus is where that was asked for, and the list shows the page as the open one", async ({
	page,
	editor,
}) => {
	await openPage(page, "guide/contact.mdx", "Contact");
	const menu = page.locator("summary", { hasText: "This page" });
	await menu.click();
	await page.getByRole("button", { name: "Give it another address" }).click();
	const dialog = page.getByRole("dialog", { name: "Another address: Contact" });
	await dialog.getByLabel("Last part of the address").fill("reach-us");
	await expect(dialog.getByText("guide/reach-us.mdx").first()).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/#page\/guide\/reach-us\.mdx$/);
	await expect(page.locator('[data-page="guide/reach-us.mdx"]')).toHaveAttribute("aria-current", "page");
	await expect(page.getByRole("textbox", { name: "Text of Contact" })).toBeVisible();
	await expect(menu).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Give it another address" })).toBeVisible();
	editor.restoreAll();
});

test("a text of a program is not checked for spelling, and a quotation mark made straight leaves the caret in its place", async ({
	page,
}) => {
	await openPage(page, "guide/process.mdx", "Partnership Process");
	await page.getByRole("button", { name: "Diagram", exact: true }).click();
	const text = page.getByRole("textbox", { name: "Mermaid text" });
	await expect(text).toBeFocused();
	await expect(text).toHaveJSProperty("spellcheck", false);
	await page.keyboard.press("Control+Home");
	// As a Mac types them.
	await page.keyboard.insertText("“");
	await page.keyboard.type("Hello");
	await page.keyboard.insertText("”");
	await expect(text).toHaveValue(/^"Hello"flowchart LR/);
});

test("a line that becomes long while it is typed keeps the focus, and Enter in it is a space", async ({
	page,
	editor,
}) => {
	const file = "program/agreement.yaml";
	await page.goto(`/__edit/#facts/${file}`);
	const field = page.locator(".facts-form input:not([type])").first();
	await field.fill("Short");
	const long = " and then longer than a line of the form has room for";
	await field.pressSequentially(long);
	await expect(field).toBeFocused();
	await expect(field).toHaveValue(`Short${long}`);

	await openPage(page, "guide/contact.mdx", "Contact");
	await page.locator(".head-fields summary").click();
	const description = page.getByRole("textbox", { name: "Description" });
	await description.click();
	await page.keyboard.press("Control+Home");
	await page.keyboard.type("One");
	await page.keyboard.press("Enter");
	await page.keyboard.type("two ");
	await expect(description).toHaveValue(/^One two \S/);
	await expect(page.locator(".save-line")).toHaveText("Saved");
	editor.restoreAll();
});

test("the press that begins new terms does nothing until the files of that very version are shown", async ({
	page,
}) => {
	await page.goto("/__edit/#facts/program/revenue.yaml");
	await page.getByRole("region", { name: "Revenue models" }).getByRole("button", { name: "Start new terms" }).click();
	const dialog = page.getByRole("dialog", { name: "Start terms 1.1" });
	await dialog.getByLabel("First day on which they hold").fill(`${new Date().getFullYear() + 1}-07-01`);
	await expect(dialog.getByRole("button", { name: "Start terms 1.1" })).toBeEnabled();
	const version = dialog.getByRole("textbox", { name: "Version" });
	await version.focus();
	await page.keyboard.press("End");
	const isEnabled = await version.evaluate(async (field) => {
		document.execCommand("insertText", false, "1");
		await new Promise<void>((resolve) => queueMicrotask(resolve));
		return field.closest("form")?.querySelector("button.main")?.matches(":enabled");
	});
	expect(isEnabled).toBe(false);
});

test("the bar shows what a line is, also where it cannot become what was chosen", async ({ page, editor }) => {
	const file = "guide/next-steps.mdx";
	const text = await openPage(page, file, "Next Steps");
	const kind = page.getByRole("combobox", { name: "Kind of line" });
	await text.locator("li").first().click();
	await kind.selectOption("Section");
	await expect(text).toBeFocused();
	await expect(kind).toHaveValue("paragraph");
	await page.keyboard.press("Control+End");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await page.keyboard.type("More");
	await kind.selectOption("Section");
	await expect(kind).toHaveValue("2");
	await expect.poll(() => editor.content(file)).toContain("\n## More\n");
	editor.restore(file);
});

test("an entry in which a mistake is mended stays open; what a change would do is no longer said once it was taken back, however late the answer comes", async ({
	page,
}) => {
	await page.goto("/__edit/#facts/program/process.yaml");
	await page.locator("summary", { hasText: "Activation" }).click();
	const low = page.locator("details[open]").getByRole("textbox", { name: "from" });
	const isFaulty = page.locator("details[open] .bad");
	await low.fill("99");
	await expect(isFaulty).toBeVisible();
	await low.fill("4");
	await expect(isFaulty).toHaveCount(0);
	// What was opened to mend it stays open.
	await expect(low).toBeFocused();
	let release = () => {};
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route("**/__edit/api/effects**", async (route) => {
		await released;
		await route.continue();
	});
	const asked = page.waitForRequest("**/__edit/api/effects**");
	await low.fill("99");
	await asked;
	const answered = page.waitForResponse("**/__edit/api/effects**");
	await page.getByRole("button", { name: "Take the changes back" }).click();
	await expect(low).toHaveValue("4");
	release();
	await (await answered).finished();
	await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
	await expect(isFaulty).toHaveCount(0, { timeout: 1 });
});

test("what names a field or describes it is there, in the form of every file of facts", async ({ page }) => {
	await page.goto("/__edit/");
	const files = page.locator(".page-list section").filter({ hasText: "Facts and figures" }).getByRole("button");
	await expect(files.first()).toBeVisible();
	for (const file of await files.all()) {
		await file.click();
		await expect(file).toHaveAttribute("aria-current", "page");
		await expect(page.locator(".facts-form, .cm-content")).toBeVisible();
		await page.locator(".facts-form details").evaluateAll((all) => {
			for (const details of all) details.setAttribute("open", "");
		});
		expect.soft(await missingNames(page), (await file.textContent()) ?? "").toEqual([]);
	}
});

test("who rewords a heading takes its words of search along, and is told at once where the site itself leads to it", async ({
	page,
	editor,
}) => {
	const text = await openPage(page, "guide/index.mdx", "Executive Summary");
	const words = await editor.content("search.yaml");
	await text.getByText("Partnership Value").click();
	await page.keyboard.press("End");
	await page.keyboard.type("s and more");
	await expect
		.poll(() => editor.content("search.yaml"))
		.toBe(words.replace("/guide/#partnership-value\n", "/guide/#partnership-values-and-more\n"));
	await expect(page.locator(".save-line")).toHaveText("Saved");

	const process = await openPage(page, "guide/process.mdx", "Partnership Process");
	await process.getByText("Step 4: Growth").click();
	await page.keyboard.press("End");
	await page.keyboard.type("!s");
	await expect.poll(() => editor.content("guide/process.mdx")).toContain("## Step 4: Growth!s\n");
	await page.getByRole("button", { name: "1 mistake" }).click();
	await expect(page.getByRole("dialog")).toContainText("The process flowchart leads to the section #step-4-growth");
	editor.restoreAll();
});
