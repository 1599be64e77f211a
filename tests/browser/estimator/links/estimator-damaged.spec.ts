import { expect, test } from "#tests/browser/setup/harness.ts";

const whole = "v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
const checked = `k=d8b95050&${whole}`;

for (const [what, query] of [
	["HTML entities", whole.replaceAll("&", "&amp;")],
	["entities whose rest has become a fragment", whole.replaceAll("&", "&#38;")],
	["underscores for points", whole.replaceAll("pu.", "pu_")],
	["one more encoding", encodeURIComponent(whole)],
	["a sign after its end", `${checked}).`],
] as const) {
	test(`a link with ${what} shows what was sent, says so and is left alone`, async ({ page }) => {
		await page.goto(`/estimate/?${query}`);
		await expect(page.locator(".headline strong")).toHaveText("$314,371.73");
		await expect(page.getByText("This link was damaged on its way and is read as it was meant:")).toBeVisible();
		await expect(page.locator(".caution")).toHaveCount(0);
		expect(await page.evaluate(() => location.search + location.hash)).toBe(`?${query}`);
		await page.getByRole("textbox", { name: "Customers at the start" }).fill("11");
		await expect(page).toHaveURL(/\/estimate\/\?v=1&terms=1\.0&tier=reseller&months=24&pu\.customers=11&[^_;#]+$/);
	});
}

test("the address of a link of which nothing could be read is left alone until somebody edits", async ({ page }) => {
	await page.goto("/estimate/?k=d8b95050");
	await expect(page.getByText("This link was cut or changed on its way.")).toBeVisible();
	await expect(page.locator(".headline .caution")).toHaveText("An example, not what was sent");
	await expect(page).toHaveURL(/\/estimate\/\?k=d8b95050$/);
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("11");
	await expect(page).toHaveURL(/pu\.customers=11/);
	await expect(page.locator(".headline .caution")).toHaveCount(0);
});

test("a figure of a part of a link says so itself", async ({ page }) => {
	await page.goto(`/estimate/?${whole.replace("pu.new", "pu-new")}`);
	await expect(page.locator(".headline .caution")).toHaveText("Of the part of the link that could be read");
	await expect(page.getByText("“pu-new” looks like an input of the estimator that was damaged")).toBeVisible();
});

test("who sent a link, and when, goes with it and is offered again", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.goto(`/estimate/?${whole}`);
	const name = page.getByLabel("Your name or e-mail (optional)");
	await name.fill("Amina Otieno");
	await page.getByRole("button", { name: "Copy link" }).click();
	await expect(page.getByText("Link copied")).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toMatch(/&by=Amina\+Otieno&sent=\d{4}-\d\d-\d\d$/);
	await page.goto(link);
	const today = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
	await expect(page.getByText(`Sent by Amina Otieno, ${today}`)).toBeVisible();
	await expect(page.getByText(/was cut or changed/)).toBeHidden();
	await expect(name).toHaveValue("Amina Otieno");
});

test.describe("at 360 px", () => {
	test.use({ viewport: { width: 360, height: 780 } });

	for (const address of [
		`/estimate/?tier=${"x".repeat(200)}`,
		`/estimate/?v=1&terms=${"9".repeat(200)}&tier=reseller&pu.customers=1&pu.revenue=1`,
		`/estimate/?${`pu.customers${"x".repeat(100)}`}=1&tier=reseller`,
		`/estimate/?v=1&tier=reseller&name=${"W".repeat(80)}&by=${"W".repeat(60)}&sent=2027-01-01&pu.customers=1000000&pu.revenue=1000000000&b.name=${"M".repeat(80)}&b.tier=strategic&b.pu.customers=1&b.pu.revenue=1`,
		`/embed/estimate/?tier=${"x".repeat(200)}`,
	]) {
		test(`a long value without blanks breaks where it is quoted: ${address.slice(0, 40)}…`, async ({ page }) => {
			await page.goto(address);
			await expect(page.locator(".estimator:not([data-waking])")).toHaveCount(1);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
			await page.locator(".number-field input").first().fill("7");
			await expect(async () => {
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
			}).toPass();
		});
	}
});
