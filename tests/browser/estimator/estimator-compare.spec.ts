import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=1&pu.revenue=100";
const three = `${example}&name=Lagos&b.name=Abuja&b.tier=strategic&b.pu.customers=2&b.pu.revenue=100&c.name=Kano&c.tier=integrator&c.im.projects=4&c.im.fee=100`;
const card = (page: Page, name: string) => page.getByRole("article", { name });

test("a copy stands beside the first, takes the focus, and says in what it differs", async ({ page }) => {
	await page.goto(example);
	await page.getByRole("button", { name: "Compare with another" }).click();
	await expect(page.getByRole("button", { name: /^Scenario B/, pressed: true })).toBeFocused();
	await expect(card(page, "Scenario B")).toContainText("Nothing: the inputs are the same.");
	await page.getByRole("combobox", { name: "Tier" }).selectOption("strategic");
	await expect(card(page, "Scenario B").getByRole("listitem")).toHaveText(["Tier: Reseller → Strategic Partner"]);
	await expect(card(page, "Scenario B")).toContainText("+$120.00 against the first");
	await expect(page).toHaveURL(/b\.tier=strategic/);
});

test("three stand side by side with their models, on one scale", async ({ page }) => {
	await page.goto(three);
	await expect(card(page, "Lagos")).toContainText("Platform Usage$540.00Implementation Servicesoff");
	await expect(card(page, "Abuja")).toContainText("Customers at the start: 1 → 2");
	await expect(card(page, "Kano")).toContainText("Platform Usageoff");
	const scales = await page
		.locator(".plot")
		.evaluateAll((plots) =>
			plots.map((plot) => [...plot.querySelectorAll(".tick")].map((tick) => tick.textContent).join()),
		);
	expect(scales.length).toBe(4);
	expect(new Set(scales).size).toBe(1);
	await expect(page.getByRole("button", { name: "Compare with another" })).toBeHidden();
	await expect(page.getByRole("button", { name: /^Duplicate/ })).toHaveCount(0);
});

test("any of them is edited, removed and brought back, and the focus stays at hand", async ({ page }) => {
	await page.goto(three);
	await card(page, "Abuja").getByRole("button", { name: "Edit Abuja" }).click();
	await expect(page.getByRole("combobox", { name: "Tier" })).toHaveValue("strategic");
	await card(page, "Lagos").getByRole("button", { name: "Remove Lagos" }).click();
	await expect(page.getByRole("button", { name: /^Abuja/, pressed: true })).toBeFocused();
	await expect(page).toHaveURL(/name=Abuja&tier=strategic/);
	await expect(page.locator("[aria-live]").filter({ hasText: "Lagos was removed." })).toBeAttached();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByRole("article")).toHaveCount(3);
	await page.getByRole("button", { name: "Remove this one" }).click();
	await card(page, "Kano").getByRole("button", { name: "Duplicate Kano" }).click();
	await expect(card(page, "Kano, copy")).toContainText("$");
	await page.getByRole("button", { name: "Remove this one" }).click();
	await page.getByRole("button", { name: "Remove this one" }).click();
	await expect(page.getByRole("button", { name: "Compare with another" })).toBeFocused();
	await expect(page.getByRole("heading", { name: "Side by side" })).toBeHidden();
});

test("each scenario keeps its own fields while others are edited", async ({ page }) => {
	await page.goto(three);
	const customers = page.getByRole("textbox", { name: "Customers at the start" });
	await customers.fill("much");
	await page.getByRole("button", { name: /^Abuja/ }).click();
	await expect(customers).toHaveValue("2");
	await customers.fill("7");
	await page.getByRole("button", { name: /^Lagos/ }).click();
	await expect(customers).toHaveValue("1");
	await expect(page).toHaveURL(/b\.pu\.customers=7/);
});

test("scenarios in different currencies are not converted, and the page says so", async ({ page }) => {
	await page.goto(`${example}&b.currency=EUR&b.pu.customers=1&b.pu.revenue=100`);
	await expect(page.getByText("The scenarios are in different currencies.")).toBeVisible();
	const other = page.getByRole("article", { name: "Scenario B" });
	await expect(other.locator(".difference")).toHaveText("in another currency than the first");
});

test("forced colors show which scenario’s inputs are shown", async ({ page }) => {
	await page.emulateMedia({ forcedColors: "active" });
	await page.goto(`${example}&b.pu.customers=1&b.pu.revenue=100`);
	const line = (isShown: boolean) =>
		page
			.locator(".tabs")
			.getByRole("button", { pressed: isShown })
			.evaluate((tab) => getComputedStyle(tab).borderBlockEndWidth);
	expect(await line(true)).toBe("3px");
	expect(await line(false)).toBe("0px");
});

test("each card says whether the commitment is met, by year, and what is not paid within its scenario", async ({
	page,
}) => {
	await page.goto(
		"/estimate/?tier=reseller&months=24&pu.customers=1&pu.new=1&pu.revenue=10000&b.tier=integrator&b.months=12&b.im.projects=1000&b.im.fee=100&b.im.duration=12&c.tier=strategic&c.pu.customers=1",
	);
	await expect(card(page, "Scenario A")).toContainText(
		"Minimum commitment, $1M+ in sales per year: not met in year 1, met in year 2.",
	);
	await expect(card(page, "Scenario A")).not.toContainText("not paid within this scenario");
	await expect(card(page, "Scenario B")).toContainText(/Minimum commitment, .+: met in year 1\./);
	await expect(card(page, "Scenario B")).toContainText(
		"916 projects complete after the last month and are not paid within this scenario.",
	);
	await expect(card(page, "Scenario C")).toContainText("which no figure of a scenario can meet.");
});
