import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { fillCompany, fillRest, reference } from "./application-form.ts";

const estimate =
	"/estimate/?v=1&terms=1.0&name=Nairobi&by=Ada&sent=2026-11-25&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
const address = `/apply/?tier=reseller&estimate=${encodeURIComponent(estimate)}&utm_source=mail`;

/** What the form says of its link. */
const said = [
	"Your tier is filled in: Reseller Partner.",
	"Your estimate is attached. Nairobi – Reseller, 24 months: $314,371.73 expected. Between $279,441.52 and $349,301.93 over 24 months. An estimate and no offer. See the estimate",
	"Sent by Ada, November 25, 2026.",
];

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("a link fills in tier and estimate, shows its figure and its sender, and the form is received with them", async ({
		page,
	}) => {
		await page.goto(address);
		await expect(page.locator(".filled p")).toHaveText(said);
		await expect(page.getByLabel("Reseller Partner")).toBeChecked();
		await expect(page.getByRole("textbox", { name: "Estimate (optional)" })).toHaveValue(estimate);
		await expect(page.getByText("what the link that brought you here says of its campaign (mail)")).toBeVisible();
		await fillCompany(page, "Carried Ltd");
		await fillRest(page, async () => {});
		await page.getByLabel(/may keep and use/).check();
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});

	test("a link that was cut says so, and shows no figure", async ({ page }) => {
		await page.goto(`/apply/?estimate=${encodeURIComponent(estimate.replace("?", "?k=00000000&"))}`);
		await expect(page.locator(".filled")).toContainText("Its link was cut or changed on its way");
		await expect(page.locator(".filled")).not.toContainText("$");
	});
});

/** Lets no script of the page's files arrive until it is told to. */
async function withScriptsHeld(page: Page): Promise<() => void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	await page.route("**/_astro/*.js", async (route) => {
		await promise;
		await route.continue();
	});
	return resolve;
}

const placeOf = (page: Page) => page.locator("#company").boundingBox();

test("script takes a filled form over without moving or losing anything", async ({ page }) => {
	const release = await withScriptsHeld(page);
	await page.goto(address, { waitUntil: "commit" });
	await expect(page.locator(".filled p")).toHaveText(said);
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	await page.getByLabel("Company name").fill("Early Ltd");
	const place = await placeOf(page);
	release();
	await expect(page.locator(".application[data-whole]")).toHaveCount(0);
	await expect(page.locator(".filled p")).toHaveText(said);
	expect(await placeOf(page)).toEqual(place);
	await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
	await page.goto(`${address}#partnership`);
	await page.reload();
	await expect(page.getByLabel("Reseller Partner")).toBeChecked();
});

test("a filled form that is loaded again keeps what was changed since, and then no longer says what was filled in", async ({
	page,
}) => {
	await page.goto(address);
	await expect(page.locator(".application[data-whole]")).toHaveCount(0);
	await page.reload();
	await expect(page.locator(".filled p")).toHaveText(["Your draft from this device is back.", ...said]);
	await page.goto(`${address}#partnership`);
	await page.reload();
	await page.getByLabel("Strategic Partner").check();
	await page.reload();
	await expect(page.locator(".filled p")).toHaveText(["Your draft from this device is back."]);
	await expect(page.getByLabel("Strategic Partner")).toBeChecked();
});
