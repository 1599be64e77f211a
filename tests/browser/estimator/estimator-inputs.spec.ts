import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=1&pu.revenue=100";
const expected = (page: Page) => page.locator(".headline strong");
const revenueOf = (page: Page) => page.getByLabel("Revenue of one, monthly");

test("numbers are read as people type them, and stay as typed until the field is left", async ({ page }) => {
	await page.goto(example);
	await revenueOf(page).fill("1k");
	await expect(expected(page)).toHaveText("$5,400.00");
	await expect(revenueOf(page)).toHaveValue("1k");
	await revenueOf(page).blur();
	await expect(revenueOf(page)).toHaveValue("1,000");
	await revenueOf(page).fill("2.5m");
	await expect(expected(page)).toHaveText("$13,500,000.00");
});

test("the caret stays where a digit was put in", async ({ page }) => {
	await page.goto(example.replace("100", "123456"));
	await expect(expected(page)).toHaveText("$666,662.40");
	await revenueOf(page).focus();
	await page.keyboard.press("Home");
	await page.keyboard.press("ArrowRight");
	await page.keyboard.type("9");
	await expect(revenueOf(page)).toHaveValue("1923,456");
	expect(await revenueOf(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2);
	await revenueOf(page).blur();
	await expect(revenueOf(page)).toHaveValue("1,923,456");
});

test("a digit taken out of a grouped number leaves a grouped number, not decimals", async ({ page }) => {
	await page.goto(example.replace("100", "123456"));
	await expect(expected(page)).toHaveText("$666,662.40");
	await revenueOf(page).focus();
	await page.keyboard.press("End");
	await page.keyboard.press("Backspace");
	await expect(revenueOf(page)).toHaveValue("123,45");
	await expect(expected(page)).toHaveText("$66,663.00");
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.type("1.000,50");
	await expect(expected(page)).toHaveText("$5,402.76");
});

test("what takes the place of a whole number is read anew, never as an edit of it", async ({ page }) => {
	await page.goto(example.replace("100", "2500000"));
	await expect(expected(page)).toHaveText("$13,500,000.00");
	await revenueOf(page).focus();
	await page.keyboard.press("End");
	await page.keyboard.press("Backspace");
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.type("2,5m");
	await expect(expected(page)).toHaveText("$13,500,000.00");
	await revenueOf(page).blur();
	await expect(revenueOf(page)).toHaveValue("2,500,000");
	await revenueOf(page).fill("2,5");
	await expect(expected(page)).toHaveText("$13.56");
});

test("what is wrong is said beside the field once typing pauses; the last number counts until then", async ({
	page,
}) => {
	await page.goto(example);
	await revenueOf(page).fill("much");
	await expect(revenueOf(page)).toHaveAccessibleDescription(
		"USD Enter a number, such as 1,000 or 2.5m. 100 counts until then.",
	);
	await expect(revenueOf(page)).toHaveAttribute("aria-invalid", "true");
	await expect(expected(page)).toHaveText("$540.00");
	await revenueOf(page).fill("");
	await expect(revenueOf(page)).toHaveAccessibleDescription(
		/^USD Enter a number from 0 to 1,000,000,000, with up to 2 decimals\./,
	);
	await revenueOf(page).fill("-1");
	await expect(revenueOf(page)).toHaveAccessibleDescription(/^USD Revenue of one, monthly must be a number from 0 to/);
	await revenueOf(page).blur();
	await expect(revenueOf(page), "nothing that was typed is cleared").toHaveValue("-1");
	await revenueOf(page).fill("200");
	await expect(revenueOf(page)).not.toHaveAttribute("aria-invalid");
	await expect(expected(page)).toHaveText("$1,080.00");
});

test.describe("a sign that can be one between thousands or one before decimals", () => {
	test.use({ viewport: { width: 360, height: 780 } });

	test("is asked about, and the answer is taken by the keyboard", async ({ page }) => {
		await page.goto(example);
		await revenueOf(page).fill("12.500");
		await expect(revenueOf(page)).toHaveAccessibleDescription(
			/^USD Do you mean 12,500 or 12\.5 ?\? 100 counts until then\.$/,
		);
		await expect(expected(page)).toHaveText("$540.00");
		await page.keyboard.press("Tab");
		await expect(page.getByRole("button", { name: "12,500" })).toBeFocused();
		await page.keyboard.press("Enter");
		await expect(expected(page)).toHaveText("$67,500.00");
		await expect(revenueOf(page)).toBeFocused();
		await expect(revenueOf(page)).toHaveValue("12,500");
		await expect(revenueOf(page)).not.toHaveAttribute("aria-invalid");
	});

	test("is asked about alike where only one number fits the field", async ({ page }) => {
		await page.goto(example);
		await revenueOf(page).fill("12.345");
		await expect(revenueOf(page)).toHaveAccessibleDescription(/^USD Do you mean 12,345 ?\? 100 counts until then\.$/);
		await page.getByLabel("Customers at the start").fill("12.500");
		await page.getByRole("button", { name: "12,500" }).click();
		await expect(page.getByLabel("Customers at the start")).toHaveValue("12,500");
	});

	test("is asked about in the goal, too", async ({ page }) => {
		await page.goto(example);
		await page.getByText("I want to earn …").click();
		await page.getByLabel("In the first year").fill("250.000");
		await page.getByRole("button", { name: "250,000" }).click();
		await expect(page.getByLabel("In the first year")).toHaveValue("250,000");
		await expect(page.getByLabel("In the first year")).not.toHaveAttribute("aria-invalid");
	});
});

test("a wrong number makes room for one that comes from elsewhere", async ({ page }) => {
	await page.goto(example);
	await revenueOf(page).fill("much");
	await expect(revenueOf(page)).toHaveAttribute("aria-invalid", "true");
	await page.getByText("Start from a preset").click();
	await page.getByRole("button", { name: "National reseller" }).click();
	await expect(revenueOf(page)).toHaveValue("10,000");
	await expect(revenueOf(page)).not.toHaveAttribute("aria-invalid");
});

test.describe("where decimals have a comma", () => {
	test.use({ locale: "de-DE" });

	test("fields show and read numbers so", async ({ page }) => {
		await page.goto(example.replace("100", "1234.5"));
		await expect(revenueOf(page)).toHaveValue("1.234,5");
		await revenueOf(page).fill("1.000,50");
		await expect(expected(page)).toHaveText("$5,402.76");
		await revenueOf(page).fill("1.000");
		await expect(expected(page)).toHaveText("$5,400.00");
		await revenueOf(page).fill("12,500");
		await expect(revenueOf(page)).toHaveAccessibleDescription(
			/^USD Do you mean 12\.500 or 12,5 ?\? 1\.000 counts until then\.$/,
		);
	});
});

test("a model says when it is paid, and keeps what was typed while it is off", async ({ page }) => {
	await page.goto(example);
	const referral = page.getByRole("checkbox", { name: "Referral Fees" });
	await expect(referral).toHaveAccessibleDescription("5–10%, paid on signing; not listed for Reseller");
	await referral.check();
	await page.getByLabel("First-year contract value").fill("10k");
	await page.getByLabel("Signed referrals a year").fill("3");
	await expect(expected(page)).toHaveText("$2,790.00");
	await referral.uncheck();
	await expect(page.getByLabel("First-year contract value")).toBeHidden();
	await expect(page).not.toHaveURL(/rf\./);
	await referral.check();
	await expect(page.getByLabel("First-year contract value")).toHaveValue("10,000");
	await expect(page.getByLabel("Signed referrals a year")).toHaveValue("3");
	await expect(expected(page)).toHaveText("$2,790.00");
});

test("while no model is on, the place of the chart says what to do", async ({ page }) => {
	await page.goto("/estimate/?tier=reseller");
	await expect(expected(page)).toHaveText("$0.00");
	await page.getByRole("button", { name: "Platform Usage" }).click();
	await expect(page.getByRole("slider", { name: "Month of the chart" })).toBeAttached();
	await expect(page.getByLabel("Customers at the start")).toHaveValue("10");
});

test("the first month is chosen in any browser and names the months", async ({ page }) => {
	await page.goto(example);
	await page.getByLabel("First month", { exact: true }).selectOption("Mar");
	await page.getByLabel("Year of the first month").selectOption("2028");
	await expect(page).toHaveURL(/start=2028-03/);
	await expect(page.locator(".reading dt").first()).toHaveText("February 2029");
	await page.getByLabel("First month", { exact: true }).selectOption("Month 1");
	await expect(page).not.toHaveURL(/start=/);
});

for (const [currency, address] of [
	["USD", "/estimate/"],
	["KES", `${example}&currency=KES`],
	["JPY", `/embed/estimate/?v=1&terms=1.0&currency=JPY&pu.customers=1`],
]) {
	test(`the currency is ${currency} at ${address} once every other can be chosen`, async ({ page }) => {
		await page.goto(String(address));
		await expect(page.getByLabel("Currency").getByRole("option", { name: /^AED/ })).toHaveCount(1);
		await expect(page.getByLabel("Currency")).toHaveValue(String(currency));
	});
}

test("a scenario has a name and a currency of its own", async ({ page }) => {
	await page.goto(example);
	await page.getByLabel("Name", { exact: true }).fill("Lagos rollout");
	await page.getByLabel("Currency").selectOption("NGN, Nigerian Naira");
	await expect(page.getByRole("heading", { name: "Lagos rollout Expected over 12 months" })).toBeVisible();
	await expect(expected(page)).toHaveText("NGN 540.00");
	await expect(page).toHaveURL(/name=Lagos\+rollout&tier=reseller&currency=NGN/);
});

test("a preset takes the place of the inputs, and can be taken back", async ({ page }) => {
	await page.goto(example);
	await page.getByText("Start from a preset").click();
	await page.getByRole("button", { name: "Strategic alliance" }).click();
	await expect(page.getByRole("combobox", { name: "Tier" })).toHaveValue("strategic");
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(expected(page)).toHaveText("$540.00");
	await expect(page).toHaveURL(/tier=reseller/);
});

test("the marker on the ladder stands at a whole hundredth where it is let go, also at the one it was at", async ({
	page,
}) => {
	await page.goto(`${example}&position=57`);
	const marker = page.getByRole("slider", { name: "Place in the range" });
	await marker.fill("57.3");
	await expect(marker).toHaveValue("57");
});
