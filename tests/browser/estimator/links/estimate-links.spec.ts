import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { heldBack } from "#tests/browser/setup/held-back.ts";

const project = new URL("../../../..", import.meta.url).pathname;
const site = "https://partners.example/estimate/";
const whole = `${site}?k=d8b95050&v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000`;
const mixed = [
	"Dear Amina,",
	whole,
	whole.replaceAll("&", "&amp;"),
	whole.slice(0, -30),
	`${site}?tier=reseller&pu.customers=10&pu.revenue=1000&b.tier=strategic&b.pu.customers=10&b.pu.revenue=1000&b.name=Second`,
	`${site}?tier=resel`,
].join("\n");
const links = (page: Page) => page.getByRole("list", { name: "Estimate links" }).locator(":scope > li");
const check = (page: Page) => page.getByRole("button", { name: "Check the text" }).click();
const said = (page: Page, sentence: string) =>
	expect(page.locator("[aria-live]").filter({ hasText: sentence })).toBeVisible();

async function open(page: Page): Promise<void> {
	await page.goto("/estimate/links/");
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
}

test("every link of a text is listed, filtered, opened, copied and saved, as the command lists it", async ({
	page,
	context,
}, info) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await open(page);
	await page.getByRole("textbox", { name: "Text with estimate links" }).fill(mixed);
	await check(page);
	await said(page, "5 links, 3 read whole, 2 not.");
	await expect(links(page)).toHaveCount(5);
	await expect(links(page).nth(0)).toContainText(
		"Scenario AReseller, 24 monthsThen, terms 1.0$314,371.73Now, terms 1.0the same",
	);
	await expect(links(page).nth(0)).toContainText("Came wholeNo. 1, line 2");
	await expect(links(page).nth(1)).toContainText("Undone: signs in it had become HTML entities");
	await expect(links(page).nth(2)).toContainText("Cut or edited on its way");
	await expect(links(page).nth(3)).toContainText("Second");
	await expect(links(page).nth(4)).toContainText("tier (tier) is “resel” and must be");
	expect(await accessibilityFaults(page, { within: "main" })).toEqual([]);

	await page.getByRole("radio", { name: "Not whole, 2" }).check();
	await expect(links(page)).toHaveCount(2);
	await expect(links(page).nth(1)).toContainText("No. 5, line 6");

	await page.getByRole("radio", { name: "All, 5" }).check();
	await page.getByRole("button", { name: "Copy replacement of link 2" }).click();
	await expect(links(page).nth(1).getByText("Copied")).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(whole);
	await page.getByRole("button", { name: "Copy table" }).click();
	await said(page, "Table copied");
	expect((await page.evaluate(() => navigator.clipboard.readText())).split("\n")).toHaveLength(7);

	// The same file, listed by the page and by the command.
	const file = info.outputPath("mail.txt");
	const listed = info.outputPath("listed.csv");
	writeFileSync(file, mixed);
	await page.locator("input[type=file]").setInputFiles(file);
	await expect(page.getByRole("heading", { name: "Estimate links in mail.txt" })).toBeVisible();
	await said(page, "5 links, 3 read whole, 2 not.");
	const saved = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download CSV" }).click();
	const { status } = spawnSync(
		process.execPath,
		["src/commands/links.ts", "audit", file, "--format", "csv", "--output", listed],
		{ cwd: project },
	);
	expect(status).toBe(1);
	expect(readFileSync(await (await saved).path(), "utf8")).toBe(readFileSync(listed, "utf8"));

	// A workbook goes in as it came out.
	const workbook = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download workbook" }).click();
	await page.locator("input[type=file]").setInputFiles(await (await workbook).path());
	await expect(page.getByRole("heading", { name: "Estimate links in mail.txt" })).toBeHidden();
	await said(page, "read whole");

	await page.locator("input[type=file]").setInputFiles({
		name: "old.xls",
		mimeType: "application/vnd.ms-excel",
		buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
	});
	await expect(page.getByText("old.xls cannot be read: it is of an old format")).toBeVisible();
	await said(page, "No estimate link was found.");

	await links(page).first().waitFor({ state: "detached" });
	await page.getByRole("textbox", { name: "Text with estimate links" }).fill(whole);
	await check(page);
	await said(page, "1 link, all read whole.");
	await page.getByRole("link", { name: "Open link 1" }).click();
	await expect(page.locator(".headline strong")).toHaveText("$314,371.73");
});

test("addresses are not checked for spelling", async ({ page }) => {
	await open(page);
	await expect(page.getByLabel("Text with estimate links")).toHaveJSProperty("spellcheck", false);
});

test("what is pasted or dropped is listed at once: addresses behind words, thousands of links a page at a time", async ({
	page,
}) => {
	await open(page);
	const hand = (type: "paste" | "drop", data: Record<string, string>) =>
		page.evaluate(
			([kind, texts]) => {
				const transfer = new DataTransfer();
				for (const [format, text] of Object.entries(texts)) transfer.setData(format, text);
				const options = { bubbles: true, cancelable: true };
				const event =
					kind === "paste"
						? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
						: new DragEvent("drop", { ...options, dataTransfer: transfer });
				document.querySelector("textarea")?.dispatchEvent(event);
			},
			[type, data] as const,
		);
	await hand("paste", {
		"text/plain": "our plan",
		"text/html": `<p>our <a href="${whole.replaceAll("&", "&amp;")}">plan</a>`,
	});
	await said(page, "1 link, all read whole.");
	await expect(links(page).first()).toContainText("$314,371.73");

	await hand("drop", { "text/plain": Array.from({ length: 2_000 }, () => whole).join("\n") });
	await said(page, "2,000 links, all read whole.");
	await expect(links(page)).toHaveCount(50);
	await page.getByRole("button", { name: "Next" }).click();
	await expect(page.getByText("51–100 of 2,000")).toBeVisible();
	await expect(links(page).first()).toContainText("No. 51, line 51");
});

test.describe("without a connection", () => {
	test.use({ expectedProblems: [/Failed to load resource/] });

	test("it is said, and made good by another try", async ({ page }) => {
		await page.route(/audit-worker/, (route) => route.abort());
		await open(page);
		await page.getByRole("textbox", { name: "Text with estimate links" }).fill(whole);
		await check(page);
		await said(page, "The list could not be made. Check your connection and try again.");
		await page.unroute(/audit-worker/);
		await check(page);
		await said(page, "1 link, all read whole.");
	});
});

test.describe("without script", () => {
	test.use({ javaScriptEnabled: false });

	test("the page says what it needs, and where one link is checked", async ({ page }) => {
		await page.goto("/estimate/links/");
		await expect(page.getByText("The list needs JavaScript.")).toBeVisible();
		await expect(page.getByRole("textbox")).toHaveCount(0);
		await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
	});
});

test("a text that is put in and sent off before script has arrived is checked once it has", async ({ page }) => {
	const arrive = await heldBack(page, /\/_astro\/.*\.js/);
	await page.goto("/estimate/links/", { waitUntil: "commit" });
	const field = page.getByLabel("Text with estimate links");
	await field.fill("https://partners.example/estimate/?v=1&terms=1.0&tier=reseller&pu.customers=10&pu.revenue=1000");
	await page.getByRole("button", { name: "Check the text" }).click();
	arrive();
	await expect(page.getByText("1 link, all read whole.")).toBeVisible();
	await expect(field).toHaveValue(/tier=reseller/);
});
