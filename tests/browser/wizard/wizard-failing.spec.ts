import { expect, test } from "#tests/browser/setup/harness.ts";

test.use({
	viewport: { width: 360, height: 780 },
	expectedProblems: [/is not a function|thrown:/],
});

test("where a link’s script fails, it leads to its page", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await expect(page.locator("astro-island:not([ssr])").first()).toBeAttached();
	await page.evaluate(() => Object.defineProperty(window.history, "pushState", { value: undefined }));
	await page.getByRole("link", { name: "No", exact: true }).click();
	await expect(page).toHaveURL(/find-your-tier\/no\/$/);
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("where the wizard cannot be drawn, it says so, the console tells why, and its links lead on a page at a time", async ({
	page,
}) => {
	await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, "flatMap"));
	const told = page.waitForEvent("console", (message) => /flatMap is not a function/.test(message.text()));
	await page.goto("/find-your-tier/");
	expect((await told).type()).toBe("error");
	await expect(page.getByRole("alert").filter({ hasText: "met an error" })).toBeVisible();
	await page.getByRole("link", { name: "No", exact: true }).click();
	await expect(page).toHaveURL(/find-your-tier\/no\/$/);
});

test("where the estimator cannot be drawn, it says so, and the models stay", async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, "flatMap"));
	await page.goto("/estimate/");
	await expect(page.getByRole("alert").filter({ hasText: "met an error" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "The four models" })).toBeVisible();
});
