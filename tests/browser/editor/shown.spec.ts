import { writeFileSync } from "node:fs";
import { expect } from "#tests/browser/setup/harness.ts";
import { test } from "./running-editor.ts";

test("a revenue model that a page shows twice has one id, which links lead to", async ({ page, editor }) => {
	const file = "guide/process.mdx";
	const model = '<RevenueModel model="joint" />';
	writeFileSync(`${editor.root}/content/${file}`, `${editor.content(file)}\n${model}\n\n${model}\n`);
	await expect(async () => {
		await page.goto("/guide/process/");
		await expect(page.locator(".revenue-model")).toHaveCount(2, { timeout: 2_000 });
	}).toPass();
	const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
	expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
	expect(ids).toContain("joint");
	editor.restore(file);
});
