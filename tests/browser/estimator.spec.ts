import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=1&pu.revenue=100";
const headline = (page: Page) => page.locator(".headline strong");

test("without a scenario in the address the first preset is shown, and said to be an example", async ({ page }) => {
	await page.goto("/estimate/");
	await expect(page.getByText("This is an example.")).toBeVisible();
	await expect(headline(page)).toHaveText(/^\$[\d,]+\.\d\d$/);
});

test("a link shows its figures, and the address follows every change", async ({ page }) => {
	await page.goto(`${example}&utm_source=mail`);
	await expect(headline(page)).toHaveText("$540.00");
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("2");
	await expect(headline(page)).toHaveText("$1,080.00");
	await expect(page).toHaveURL(/pu\.customers=2&/);
	await expect(page).toHaveURL(/utm_source=mail/);
	await page.reload();
	await expect(headline(page)).toHaveText("$1,080.00");
});

test("numbers are read as people type them, and a wrong one is answered at its field", async ({ page }) => {
	await page.goto(example);
	const revenue = page.getByLabel("Revenue of one, monthly");
	await revenue.fill("1k");
	await expect(headline(page)).toHaveText("$5,400.00");
	await expect(revenue).toHaveValue("1k");
	await revenue.fill("much");
	await expect(revenue).toHaveAccessibleDescription("Enter a number, such as 1,000 or 2.5m");
	await expect(headline(page)).toHaveText("$5,400.00");
	await revenue.fill("2,000");
	await revenue.blur();
	await expect(revenue).toHaveValue("2,000");
});

test("a model is switched on and off", async ({ page }) => {
	await page.goto(example);
	await page.getByLabel("Referral Fees").check();
	await page.getByLabel("First-year contract value").fill("10000");
	await expect(page.getByRole("row", { name: /^Referral Fees \(not listed for this tier\)/ })).toContainText(
		"$4,500.00",
	);
	await page.getByLabel("Platform Usage").uncheck();
	await expect(headline(page)).toHaveText("$4,500.00");
});

test("what changed since a link was sent is said and taken back in one act", async ({ page }) => {
	await page.goto(example);
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("5");
	await expect(page.getByText("Changed since it was sent: Customers at the start: 1 → 5.")).toBeVisible();
	await page.getByRole("button", { name: "Back to what was sent" }).click();
	await expect(headline(page)).toHaveText("$540.00");
});

test("a goal is sought and applied on a click", async ({ page }) => {
	await page.goto(example);
	await page.getByText("I want to earn …").click();
	await page.getByLabel("In the first year").fill("5400");
	await page.getByRole("button", { name: "Use 10" }).click();
	await expect(headline(page)).toHaveText("$5,400.00");
});

test("scenarios stand side by side with what differs", async ({ page }) => {
	await page.goto(example);
	await page.getByRole("button", { name: "Compare with another" }).click();
	await page.getByRole("combobox", { name: "Tier" }).selectOption("strategic");
	await expect(page.getByRole("row", { name: /^Scenario B/ })).toContainText("Tier: reseller → strategic");
	await expect(page).toHaveURL(/b\.tier=strategic/);
	await page.getByRole("button", { name: "Remove this one" }).click();
	await expect(page).not.toHaveURL(/b\.tier/);
});

test("the CSV is that of the contract", async ({ page }) => {
	await page.goto(`${example}&start=2027-01`);
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download CSV" }).click();
	const csv = readFileSync(await (await download).path(), "utf8");
	expect(csv.split("\r\n")[1]).toMatch(/^a,1,2027-01,40\.00,45\.00,50\.00,0\.00,/);
	expect(csv.split("\r\n")[13]).toMatch(/^a,total,,480\.00,540\.00,600\.00,/);
});

test("a copied link carries its checksum, and opens whole", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.goto(example);
	await page.getByRole("button", { name: "Copy link" }).click();
	await expect(page.getByText("Link copied")).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toMatch(/\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.0&tier=reseller&/);
	await page.goto(link);
	await expect(page.getByText(/was cut or changed/)).toBeHidden();
	await page.goto(link.slice(0, -1));
	await expect(page.getByText("This link was cut or changed on its way.")).toBeVisible();
});

test("nonsense in a link is named and nothing of it is run", async ({ page }) => {
	await page.goto("/estimate/?tier=gold&pu.customers=1&pu.revenue=100&name=<img src=x onerror=alert(1)>&months=7");
	await page.getByText("2 parts of the link could not be read").click();
	await expect(page.getByText(/^tier \(tier\) is “gold” and must be/)).toBeVisible();
	await expect(page.getByRole("button", { name: "<img src=x onerror=alert(1)>" })).toBeVisible();
	await expect(headline(page)).toHaveText("$300.00");
});

test("the estimate goes along to the application", async ({ page }) => {
	await page.goto(example);
	await page.getByRole("link", { name: "Apply with this estimate" }).click();
	await expect(page.getByText("Your estimate is attached.")).toBeVisible();
	await page.goto(`${page.url().split("#")[0]}#goals`);
	await expect(page.getByLabel(/^Estimate/)).toHaveValue(/^\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.0&tier=reseller/);
});

test("in a frame of another site it tells its height and links to the full tool", async ({ page }) => {
	const answer = await page.goto("/embed/estimate/?tier=reseller&pu.customers=1&pu.revenue=100");
	expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors *");
	expect(answer?.headers()["x-frame-options"]).toBeUndefined();
	await expect(headline(page)).toHaveText("$540.00");
	const height = await page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				window.addEventListener("message", ({ data }) => resolve(data.height), { once: true });
				document.body.style.paddingBlockEnd = "50px";
			}),
	);
	expect(height).toBeGreaterThan(300);
	await expect(page.getByRole("link", { name: "Open the full estimator" })).toBeVisible();
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("the page explains the models with a worked example and says what the calculator needs", async ({ page }) => {
		await page.goto("/estimate/");
		await expect(page.getByText("The calculator needs JavaScript.")).toBeVisible();
		await expect(page.getByRole("heading", { name: "A worked example" })).toBeVisible();
	});
});

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 360],
] as const) {
	test(`three scenarios have nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		await page.goto(
			`${example}&im.projects=4&im.fee=1000&b.tier=integrator&b.pu.customers=2&c.tier=strategic&c.jg.revenue=1000`,
		);
		await expect(headline(page)).toBeVisible();
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
	});
}
