import { writeFileSync } from "node:fs";
import { expect } from "#tests/browser/setup/harness.ts";
import { test } from "./running-editor.ts";

test.describe.configure({ mode: "default" });

test("a file that nothing reads stops nothing, and is among what is to be known", async ({ page, editor }) => {
	writeFileSync(`${editor.root}/content/guide/offer.docx`, "");
	await page.goto("/__edit/");
	await page.getByRole("button", { name: "No mistakes" }).click();
	const dialog = page.getByRole("dialog", { name: "What the checks say" });
	await expect(dialog.getByRole("button", { name: /^guide\/offer\.docx, line 1/ })).toContainText(
		"Nothing of this file is published.",
	);
	if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/known.png` });
	editor.restoreAll();
});

for (const [what, written, shown, links] of [
	["a revenue model", '<RevenueModel model="joint" />', ".revenue-model", ["joint"]],
	["the list of changes to the terms", "<TermsChanges />", ".terms-version", ["terms-1.0", "version-1.0"]],
] as const) {
	test(`${what} that a page shows twice has its ids once, which links lead to`, async ({ page, editor }) => {
		const file = "guide/process.mdx";
		writeFileSync(`${editor.root}/content/${file}`, `${editor.content(file)}\n${written}\n\n${written}\n`);
		await expect(async () => {
			await page.goto("/guide/process/");
			await expect(page.locator(shown)).toHaveCount(2, { timeout: 2_000 });
		}).toPass();
		const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
		expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
		expect(ids).toEqual(expect.arrayContaining([...links]));
		editor.restore(file);
	});
}
