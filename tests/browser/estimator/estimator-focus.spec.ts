import type { Locator, Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=1&pu.revenue=100";

/** What a visitor who pressed a control by its key can reach: the focus is on something of the estimator. */
const focusedIn = (page: Page, place: string) => page.locator(`.estimator ${place} :focus`);

async function press(control: Locator) {
	await control.press("Enter");
	await expect(control).toHaveCount(0);
}

test("whoever undoes by keys goes on beside what was undone", async ({ page }) => {
	await page.goto(example);
	await page.getByText("Start from a preset").click();
	await page.getByRole("button", { name: "Small integrator" }).press("Enter");
	await press(page.getByRole("button", { name: "Undo" }));
	await expect(focusedIn(page, ".scenario-bar")).toHaveText("Strategic alliance");
});

test("whoever undoes by keys goes on there, too, while the presets are folded up", async ({ page }) => {
	await page.goto(example);
	await page.getByLabel("Customers at the start").fill("5");
	await press(page.getByRole("button", { name: "Back to what was sent" }));
	await press(page.getByRole("button", { name: "Undo" }));
	await expect(focusedIn(page, ".scenario-bar")).toHaveText("Start from a preset");
});

test("whoever goes back to what was sent, or takes a goal’s number or another tier, goes on there", async ({
	page,
}) => {
	await page.goto(example);
	await page.getByLabel("Customers at the start").fill("5");
	await press(page.getByRole("button", { name: "Put both side by side" }));
	await expect(focusedIn(page, ".notes")).toHaveText("Back to what was sent");
	await press(page.getByRole("button", { name: "Back to what was sent" }));
	await expect(focusedIn(page, ".scenario-bar")).toHaveText("Compare with another");

	await page.getByText("I want to earn …").click();
	await press(page.getByRole("button", { name: /^Use .+ customers at the start/ }));
	await expect(focusedIn(page, ".goal")).toBeVisible();

	await press(page.getByRole("button", { name: "Switch to Strategic Partner" }));
	await expect(focusedIn(page, ".result-tables")).toBeVisible();
});

test("whoever switches on a first model by keys goes on at the figure", async ({ page }) => {
	await page.goto("/estimate/?v=1&terms=1.0&tier=reseller");
	await press(page.locator(".empty").getByRole("button", { name: "Referral Fees" }));
	await expect(focusedIn(page, ".outcome")).toBeVisible();
});
