import type { Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

const four = (prefix: string, tier: string) =>
	`${prefix}tier=${tier}&${prefix}months=24&${prefix}start=2027-01&${prefix}pu.customers=1&${prefix}pu.new=2&${prefix}pu.churn=1.5&${prefix}pu.revenue=100&${prefix}im.projects=7&${prefix}im.fee=65432.1&${prefix}im.duration=5&${prefix}rf.referrals=1&${prefix}rf.value=10000&${prefix}jg.revenue=43210.98&${prefix}jg.growth=2.25`;
const one = `/estimate/?${four("", "reseller")}`;
const two = `${one}&${four("b.", "integrator")}`;
const working = (page: Page) => page.getByRole("dialog");
const part = (page: Page, label: string) => working(page).getByRole("row", { name: label }).getByRole("button");

test("every figure of the page opens how it came about, and the working ends in that figure", async ({ page }) => {
	await page.goto(two.replaceAll("months=24", "months=12"));
	await page.getByText("The months as a table").click();
	await page.getByText("I want to earn …").click();
	await expect(page.getByRole("button", { name: "Switch to Strategic Partner" })).toBeVisible();
	const { opened, wrong } = await page.evaluate(async () => {
		const task = () => new Promise((resolve) => setTimeout(resolve));
		const amountIn = (text: string | null) => text?.replace(/[^\d.+−]/g, "");
		const wrong: string[] = [];
		const figures = [...document.querySelectorAll<HTMLElement>(".estimator .figure")];
		for (const figure of figures) {
			figure.click();
			while (!document.querySelector("dialog:popover-open")) await task();
			const dialog = document.querySelector("dialog");
			const said = dialog?.querySelector(".amount")?.textContent ?? "";
			const shown = figure.textContent ?? "";
			if (/\d/.test(shown) && amountIn(said) !== amountIn(shown)) wrong.push(`${shown}: ${said}`);
			dialog?.hidePopover();
			while (document.querySelector("dialog")) await task();
		}
		return { opened: figures.length, wrong };
	});
	expect(wrong).toEqual([]);
	// 12 months × 8 columns, and the headline, chart, cards, tables, commitments, goal.
	expect(opened).toBeGreaterThan(12 * 8 + 60);
});

test("the working leads from the whole to a month's arithmetic and back, and the focus returns to the figure", async ({
	page,
}) => {
	await page.goto(one);
	const figure = page.locator(".headline .expected").getByRole("button");
	await figure.press("Enter");
	await expect(working(page).getByRole("heading", { name: "Expected over 24 months" })).toBeFocused();
	await part(page, "Platform Usage").click();
	await part(page, "Year 1").click();
	await part(page, "February 2027").click();
	await expect(working(page).getByRole("heading")).toHaveText("Platform Usage: expected in February 2027");
	await expect(working(page)).toContainText("Customers: 1 × (1 − 1.5 ÷ 100) + 2 = 2.985");
	await expect(working(page)).toContainText("Payment: 298.5 × 45% = 134.325");
	await expect(working(page)).toContainText("program terms 1.0, effective December 21, 2024");
	await expect(working(page).locator("a[href='/guide/revenue-sharing/#platform']")).toBeVisible();
	await working(page).getByRole("button", { name: "Back to Platform Usage: expected in year 1" }).click();
	await expect(working(page).getByRole("heading")).toHaveText("Platform Usage: expected in year 1");
	await page.keyboard.press("Escape");
	await expect(working(page)).toHaveCount(0);
	await expect(figure).toBeFocused();
});

test("the same payments are one press away at the other ends of the range", async ({ page }) => {
	await page.goto(one);
	await page.getByRole("button", { name: "show the working" }).click();
	await part(page, "Referral Fees").click();
	await working(page).getByRole("button", { name: /^High/ }).click();
	await expect(working(page).getByRole("heading")).toHaveText("Referral Fees: high end over 24 months");
	await expect(working(page)).toContainText("Rate: 10%, the high end of the range 5–10%");
	await expect(working(page).locator(".amount")).toHaveText("$2,000.00");
	await working(page).getByRole("button", { name: "Close" }).click();
	await expect(working(page)).toHaveCount(0);
});

test("a press beside the working closes it", async ({ page }) => {
	await page.goto(one);
	await page.getByRole("button", { name: "show the working" }).click();
	await expect(working(page)).toBeVisible();
	await page.mouse.click(10, 400);
	await expect(working(page)).toHaveCount(0);
});

test("in the table of months keys reach one figure a row, and a pointer all of them", async ({ page }) => {
	await page.goto(one);
	await page.getByText("The months as a table").click();
	const row = page.getByRole("row", { name: /^Feb 2027/ });
	await expect(row.locator("button:not([tabindex='-1'])")).toHaveCount(1);
	await row.getByRole("button").first().click();
	await expect(working(page).getByRole("heading")).toHaveText("Platform Usage: expected in February 2027");
});

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 360],
] as const) {
	test(`the working has nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await page.setViewportSize({ width, height: 800 });
		await page.goto(one);
		await page.getByRole("button", { name: "show the working" }).click();
		await part(page, "Platform Usage").click();
		expect(await accessibilityFaults(page, { within: ".working" })).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		const box = await working(page).boundingBox();
		expect(box?.width).toBeLessThanOrEqual(width);
	});
}
