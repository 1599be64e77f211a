import type { Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

const nairobi = "/estimate/?v=1&terms=1.0&tier=reseller&pu.customers=1&pu.revenue=100&name=Nairobi";
const entries = (page: Page) => page.getByRole("list", { name: "Sent estimates" }).locator(":scope > li");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page, sentence: string) =>
	expect(page.locator("[aria-live]").filter({ hasText: sentence }).first()).toBeVisible();

async function open(page: Page, address: string) {
	await page.goto(address);
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
	await page.getByText("Sent from this device").click();
}

test.describe("with a clipboard", () => {
	test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

	test("what was copied or downloaded is found again, opened, copied, forgotten, and taken to another device", async ({
		page,
		browser,
		baseURL,
	}) => {
		await open(page, nairobi);
		await expect(page.getByText("Nothing yet.")).toBeVisible();
		await page.getByLabel("Your name or e-mail").fill("Amina Otieno");
		await press(page, "Copy link");
		await said(page, "Link copied");
		await press(page, "Download CSV");
		await said(page, "CSV saved to your downloads");
		await expect(entries(page)).toHaveCount(1);
		await expect(entries(page)).toContainText("NairobiReseller, 12 monthsThen, terms 1.0$540.00Now, terms 1.0the same");
		await expect(entries(page)).toContainText("link copied, CSV downloaded");
		await expect(entries(page)).toContainText("by Amina Otieno");

		await page.getByRole("textbox", { name: "Name", exact: true }).fill("Kigali");
		await page.getByRole("textbox", { name: "Customers at the start" }).fill("2");
		await press(page, "Copy message");
		await said(page, "Message copied");
		await expect(entries(page)).toHaveCount(2);
		await expect(entries(page).first()).toContainText("$1,080.00");
		expect(await accessibilityFaults(page, { within: ".sent-list" })).toEqual([]);

		const search = page.getByRole("searchbox", { name: "Search by name, sender, tier or date" });
		await search.fill("nairo");
		await expect(entries(page)).toHaveCount(1);
		await search.fill("reseller, 12");
		await expect(entries(page)).toHaveCount(2);
		await search.fill("nairo");
		await expect(entries(page)).toHaveCount(1);
		await press(page, "Copy link of Nairobi");
		await expect(entries(page).getByText("Copied", { exact: true })).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
			/&name=Nairobi&.*&by=Amina\+Otieno&sent=/,
		);
		await page.getByRole("link", { name: "Open Nairobi" }).click();
		await expect(page.locator(".sent-by")).toContainText("Amina Otieno");
		await expect(page.locator(".headline strong")).toHaveText("$540.00");

		await page.getByText("Sent from this device").click();
		await expect(entries(page)).toHaveCount(2);
		const saved = page.waitForEvent("download");
		await press(page, "Export the list");
		const file = await (await saved).path();
		await press(page, "Forget Nairobi");
		await said(page, "Forgotten.");
		await expect(entries(page)).toHaveCount(1);
		await press(page, "Undo");
		await expect(entries(page)).toHaveCount(2);
		await press(page, "Forget all");
		await said(page, "All 2 forgotten.");
		await expect(entries(page)).toHaveCount(0);
		expect(await page.evaluate(() => localStorage.getItem("mamey-estimate-sent"))).toBeNull();

		const other = await browser.newContext(baseURL ? { baseURL } : {});
		const elsewhere = await other.newPage();
		await open(elsewhere, nairobi);
		const chooser = elsewhere.locator("input[aria-label='List of sent estimates']");
		await chooser.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello") });
		await said(elsewhere, "notes.txt is no list of sent estimates.");
		await chooser.setInputFiles(file);
		await said(elsewhere, "2 imported.");
		await chooser.setInputFiles(file);
		await said(elsewhere, "0 imported, 2 here already.");
		await expect(entries(elsewhere)).toHaveCount(2);
		await elsewhere.reload();
		await elsewhere.getByText("Sent from this device").click();
		await expect(entries(elsewhere)).toHaveCount(2);
		await other.close();
	});

	test("what is sent after something was forgotten is not lost when that is taken back", async ({ page }) => {
		await open(page, nairobi);
		const name = page.getByRole("textbox", { name: "Name", exact: true });
		await press(page, "Copy link");
		await name.fill("Kigali");
		await press(page, "Copy link");
		await expect(entries(page)).toHaveCount(2);
		await press(page, "Forget Nairobi");
		await said(page, "Forgotten.");
		await name.fill("Lagos");
		await press(page, "Copy link");
		await expect(entries(page)).toHaveCount(2);
		await press(page, "Undo");
		await said(page, "As it was before.");
		await expect(entries(page).locator(".name")).toHaveText(["Lagos", "Kigali", "Nairobi"]);
		await page.reload();
		await page.getByText("Sent from this device").click();
		await expect(entries(page)).toHaveCount(3);
	});

	test("what was copied is listed as it was copied, whatever is typed before the clipboard has it", async ({
		page,
	}) => {
		await page.addInitScript(() => {
			const write = navigator.clipboard.writeText.bind(navigator.clipboard);
			const gate = new Promise<void>((resolve) => window.addEventListener("gate", () => resolve()));
			navigator.clipboard.writeText = (text) => gate.then(() => write(text));
		});
		await open(page, nairobi);
		await press(page, "Copy link");
		await page.getByRole("textbox", { name: "Name", exact: true }).fill("Kigali");
		await expect(page).toHaveURL(/name=Kigali/);
		await page.evaluate(() => window.dispatchEvent(new Event("gate")));
		await expect(entries(page).locator(".name")).toHaveText(["Nairobi"]);
		expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("name=Nairobi");
	});

	test("a storage that is full or missing is said, and nothing else is lost", async ({ page }) => {
		await page.addInitScript(() => {
			const keep = Storage.prototype.setItem;
			Storage.prototype.setItem = function (key: string, value: string) {
				if (key.includes("estimate-sent")) throw new DOMException("full", "QuotaExceededError");
				keep.call(this, key, value);
			};
		});
		await open(page, nairobi);
		await press(page, "Copy link");
		await said(page, "Link copied. This device has no room to list it.");

		await page.addInitScript(() => Object.defineProperty(window, "localStorage", { value: undefined }));
		await open(page, nairobi);
		await expect(page.getByText("This browser lets the page keep nothing")).toBeVisible();
		await press(page, "Copy link");
		await said(page, "Link copied");
	});
});

test.describe("without a connection", () => {
	test.use({ expectedProblems: [/Failed to load resource/] });

	test("it is said that the list could not be loaded, and opening it again tries again", async ({ page }) => {
		await page.route(/\/SentList\.[^/]+\.js/, (route) => route.abort());
		await open(page, nairobi);
		await expect(page.getByText("The list could not be loaded.")).toBeVisible();
		await page.unroute(/\/SentList\.[^/]+\.js/);
		await page.getByText("Sent from this device").click();
		await page.getByText("Sent from this device").click();
		await expect(page.getByText("Nothing yet.")).toBeVisible();
	});
});
