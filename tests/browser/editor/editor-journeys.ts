import type { Locator, Page } from "@playwright/test";
import { expect } from "#tests/browser/setup/harness.ts";

/** The lines of a text that another one does not have. */
export function newLines(before: string, after: string): string[] {
	const old = before.split("\n");
	return after.split("\n").filter((line) => !old.includes(line));
}

/** Opens a page of the guide and gives the box its text is in. */
export async function openPage(page: Page, file: string, title: string): Promise<Locator> {
	await page.goto(`/__edit/#page/${file}`);
	const text = page.getByRole("textbox", { name: `Text of ${title}` });
	await expect(text).toBeVisible();
	return text;
}

/** The content of the real page, beside the text. */
export const frameOf = (page: Page) => page.frameLocator("iframe[title='The page as it is shown']").locator("main");

/** Leads the focus to a part of the page with Tab alone. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let presses = 0; presses < 80; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press("Tab");
	}
	throw new Error("Tab does not lead there.");
}
