import { expect, test } from "#tests/browser/setup/harness.ts";
import { heldBack } from "#tests/browser/setup/held-back.ts";

const link =
	"/estimate/?v=1&terms=1.0&name=Nairobi&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000&im.projects=4&im.fee=50000&by=Ana&sent=2026-11-25";

test.describe("without script", () => {
	test.use({ javaScriptEnabled: false });

	test("a sent link is read and printed with its figures, and what is not whole says so", async ({ page }) => {
		await page.goto(link);
		await expect(page).toHaveTitle("Nairobi – Reseller, 24 months: $474,371.73 expected | Mamey Partners");
		const sent = page.locator(".estimate-document");
		await expect(sent.locator(".headline")).toContainText("$474,371.73");
		await expect(sent).toContainText("between $399,441.52 and $549,301.93");
		await expect(sent).toContainText("Sent by Ana, November 25, 2026");
		await expect(sent).toContainText("10 customers at the start, 2 won and 1.5% lost each month");
		await expect(sent.getByRole("table", { name: "By model, in USD" })).toContainText("314,371.73");
		await expect(sent.getByRole("table", { name: "By year, in USD" }).getByRole("row")).toHaveCount(3);
		await expect(sent.getByRole("heading", { name: /^Minimum commitment of Reseller/ })).toBeVisible();
		await expect(sent.getByRole("row", { name: /^Month 24/ })).toContainText("$474,371.73");
		await expect(page.getByText("The calculator needs JavaScript.")).toBeHidden();
		await expect(sent.getByRole("button")).toHaveCount(0);
		await page.emulateMedia({ media: "print" });
		await expect(sent.locator(".headline")).toBeVisible();
		await expect(page.getByRole("heading", { name: "The four models" })).toBeHidden();
		await page.emulateMedia({ media: null });

		await page.goto(`${link}&k=00000000`);
		await expect(sent).toContainText("This link was cut or changed on its way.");
		await expect(sent.locator(".caution")).toHaveText("Of the part of the link that could be read");
		await page.goto(`/embed${link}`);
		await expect(sent.locator(".headline")).toContainText("$474,371.73");
		await page.goto("/estimate/?utm_source=mail");
		await expect(sent).toHaveCount(0);
	});
});

test("script takes over what the server has drawn, without another figure, a jump or a fault", async ({ page }) => {
	const arrive = await heldBack(page, /\/Estimator\.[^/]+\.js/);
	const opened = page.goto(link);
	const headline = page.locator(".headline strong");
	await expect(headline).toHaveText("$474,371.73");
	await expect(page.locator(".estimator[data-waking]")).toBeVisible();
	const place = () => headline.evaluate((element) => element.getBoundingClientRect().toJSON());
	const before = await place();
	await headline.evaluate((element) => element.setAttribute("data-mark", "the server's"));
	arrive();
	await opened;
	await expect(headline).toHaveAttribute("data-mark", "the server's");
	await expect(headline).toHaveText("$474,371.73");
	expect(await place()).toEqual(before);
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("20");
	await expect(headline).not.toHaveText("$474,371.73");
	await page.getByRole("button", { name: "Back to what was sent" }).click();
	await expect(headline).toHaveText("$474,371.73");
});

test("what the server cannot see of an address never shows as what it could", async ({ page }) => {
	// What follows an “&” that became “&#38;” is a fragment, which no browser sends.
	await page.goto("/estimate/?v=1&tier=reseller&pu.customers=1&#38;pu.revenue=100");
	await expect(page.locator(".headline strong")).toHaveText("$540.00");
});

for (const [address, next] of [
	[link, "/guide/"],
	[`/embed${link}`, "/guide/revenue-sharing/"],
	[`/apply/?tier=reseller&estimate=${encodeURIComponent(link)}`, "/guide/requirements/"],
	["/apply/received/?reference=MP-7K3F-9QX2", "/guide/process/"],
] as const) {
	test(`the page after ${address.replace(/\?.*/, "")} is not told of what its address holds`, async ({ page }) => {
		await page.goto(address);
		await page.evaluate((href) => {
			document.body.append(Object.assign(document.createElement("a"), { href, target: "_self", id: "on" }));
			document.querySelector<HTMLElement>("#on")?.click();
		}, next);
		await expect(page).toHaveURL(next);
		expect(await page.evaluate(() => document.referrer.replace(location.origin, ""))).toBe("/");
	});
}
