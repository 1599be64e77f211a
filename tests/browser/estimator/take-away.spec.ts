import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&pu.customers=1&pu.revenue=100&start=2027-01";
const named = `${example}&name=%3Cb%3ENairobi%3C%2Fb%3E`;
const everyModel = (prefix: string, tier: string) =>
	`${prefix}tier=${tier}&${prefix}months=36&${prefix}start=2027-01&${prefix}pu.customers=10&${prefix}pu.new=2.5&${prefix}pu.churn=1.75&${prefix}pu.revenue=1234.56&${prefix}im.projects=7&${prefix}im.fee=65432.1&${prefix}im.duration=5&${prefix}rf.referrals=13&${prefix}rf.value=9876.54&${prefix}jg.revenue=43210.98&${prefix}jg.growth=2.25&${prefix}jg.contribution=62.5`;

async function open(page: Page, address: string) {
	await page.goto(address);
	await expect(page.getByRole("heading", { name: "Send or keep this estimate" })).toBeVisible();
}
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const clipboard = (page: Page, type: "text/plain" | "text/html") =>
	page.evaluate(async (wanted) => {
		const [item] = await navigator.clipboard.read();
		return item ? (await item.getType(wanted)).text() : "";
	}, type);

test.describe("on the clipboard", () => {
	test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

	test("the link begins with its checksum and opens whole", async ({ page }) => {
		await open(page, named);
		await press(page, "Copy link");
		await expect(page.getByText("Link copied")).toBeVisible();
		const link = await clipboard(page, "text/plain");
		expect(link).toMatch(/\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.0&name=%3Cb%3ENairobi%3C%2Fb%3E&tier=reseller&/);
		await open(page, link);
		await expect(page.getByText(/was cut or changed/)).toBeHidden();
	});

	test("who copies once more hears of it once more", async ({ page }) => {
		await open(page, example);
		await press(page, "Copy link");
		const first = await page.getByText("Link copied").elementHandle();
		await press(page, "Copy link");
		await expect.poll(() => first?.evaluate((sentence) => sentence.isConnected)).toBe(false);
		await expect(page.getByText("Link copied")).toHaveCount(1);
	});

	test("the message has name, range, assumptions, terms and link, plain and rich, and a name stays a name", async ({
		page,
	}) => {
		await open(page, named);
		await press(page, "Copy message");
		await expect(page.getByText("Message copied")).toBeVisible();
		const text = await clipboard(page, "text/plain");
		expect(text).toContain(
			"<b>Nairobi</b>: $540.00 expected over 12 months, between $480.00 and $600.00.\n– Tier: Reseller, 40–50% of platform revenue; expected at 50% of each range\n– Length: 12 months from January 2027\n",
		);
		expect(text).toContain("Program terms 1.0, effective December 21, 2024. An estimate and no offer.\nhttp");
		const html = await clipboard(page, "text/html");
		expect(html).toContain("&lt;b&gt;Nairobi&lt;/b&gt;");
		expect(html).not.toContain("<b>Nairobi");
		expect(html).toMatch(/<a href="http[^"]+\/estimate\/\?k=/);
	});

	test("the table of months goes to spreadsheets and to documents", async ({ page }) => {
		await open(page, named);
		await press(page, "Copy table");
		await expect(page.getByText("Table copied")).toBeVisible();
		const lines = (await clipboard(page, "text/plain")).split("\n");
		expect(lines[1]).toBe("2027-01\t40.00\t45.00\t50.00");
		expect(lines.at(-1)).toBe("Total\t480.00\t540.00\t600.00");
		expect(await clipboard(page, "text/html")).toContain("<td>2027-01</td><td>40.00</td>");
	});
});

test("where the browser does not let pages copy, the text stands there, selected", async ({ page }) => {
	await page.addInitScript(() => {
		const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
		Object.defineProperty(navigator, "clipboard", { value: { write: refuse, writeText: refuse } });
	});
	await open(page, example);
	await press(page, "Copy link");
	await expect(page.getByText("This browser does not let pages copy. Copy it from here:")).toBeVisible();
	await expect(page.getByRole("textbox", { name: "To copy" })).toHaveValue(/\/estimate\/\?k=/);
	expect(await page.evaluate(() => getSelection()?.toString() || document.activeElement?.tagName)).toMatch(
		/k=|TEXTAREA/,
	);
});

test.describe("with a share sheet", () => {
	test("title, text and link are handed over", async ({ page }) => {
		await page.addInitScript(() => {
			Object.defineProperty(navigator, "share", {
				value: (data: ShareData) => {
					document.documentElement.dataset.shared = JSON.stringify(data);
					return Promise.resolve();
				},
			});
		});
		await open(page, named);
		await press(page, "Share …");
		const shared = JSON.parse((await page.locator("html").getAttribute("data-shared")) ?? "{}");
		expect(shared.title).toBe("<b>Nairobi</b>");
		expect(shared.text).toContain("$540.00 expected over 12 months");
		expect(shared.url).toMatch(/\/estimate\/\?k=/);
	});
});

test("QR code and workbook cost nothing until they are asked for", async ({ page }) => {
	const loaded: string[] = [];
	page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
	await open(page, example);
	await page.waitForLoadState("networkidle");
	expect(loaded.filter((path) => /\/(qr|workbook)\./.test(path))).toEqual([]);

	await press(page, "QR code");
	await expect(page.getByRole("img", { name: "QR code of the link to the estimate “Scenario A”" })).toBeVisible();
	expect(loaded.some((path) => /\/qr\./.test(path))).toBe(true);
	const saved = page.waitForEvent("download");
	await page.getByRole("link", { name: "Download the QR code as SVG" }).click();
	const svg = readFileSync(await (await saved).path(), "utf8");
	expect((await saved).suggestedFilename()).toBe("mamey-estimate-qr.svg");
	expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	expect(loaded.some((path) => /\/workbook\./.test(path))).toBe(false);
});

test("the workbook is a file of its own, with formulas and the values of the page", async ({ page }) => {
	await open(page, example);
	const saved = page.waitForEvent("download");
	await press(page, "Download workbook");
	await expect(page.getByText("Workbook saved to your downloads")).toBeVisible();
	const file = readFileSync(await (await saved).path());
	expect((await saved).suggestedFilename()).toMatch(/^mamey-estimate-terms-[\d.]+-of-\d{4}-\d\d-\d\d\.xlsx$/);
	expect(file.subarray(0, 2).toString()).toBe("PK");
	expect(file.includes("xl/worksheets/sheet2.xml")).toBe(true);
});

test.describe("without a connection", () => {
	test.use({ expectedProblems: [/Failed to load resource/] });

	test("it is said that workbook and QR code could not be loaded, and what to do", async ({ page }) => {
		await page.route(/\/(qr|workbook)\.[^/]+\.js/, (route) => route.abort());
		await open(page, example);
		await press(page, "Download workbook");
		await expect(
			page.getByText("The workbook could not be loaded. Check your connection and try again."),
		).toBeVisible();
		await press(page, "QR code");
		await expect(page.getByText("The QR code could not be loaded. Check your connection and try again.")).toBeVisible();
	});
});

test("the title of the page names the scenario, as text", async ({ page }) => {
	await open(page, named);
	await expect(page).toHaveTitle(/^<b>Nairobi<\/b> – Estimate revenue/);
	await open(page, example);
	await expect(page).toHaveTitle(/^Estimate revenue/);
});

test("the estimate and the questions that are ticked arrive in the form, and the form is sent with them", async ({
	page,
}) => {
	await open(page, example);
	await page.getByLabel("Which taxes are withheld from a payment, and who bears them?").check();
	await page.getByLabel("On which day of the month is the revenue share paid?").check();
	await page.getByRole("link", { name: "Apply with this estimate" }).click();
	await expect(page).toHaveURL(/\/apply\/\?tier=reseller&estimate=.*&question=pay-day&question=tax$/);
	expect(page.url().length).toBeLessThan(400);
	await expect(page.getByText("Your tier is filled in: Reseller")).toBeVisible();
	await expect(page.getByText("Your open questions are under “Partnership goals”.")).toBeVisible();

	await page.getByLabel("Company name").fill("Estimate Ltd");
	await page.getByLabel("Company website").fill("https://example.com");
	await page.getByLabel("Country").selectOption("KE");
	await page.getByLabel("Year founded").fill("2012");
	await page.getByLabel("Your name").fill("Amina Otieno");
	await page.getByLabel("Email address").fill("amina@example.com");
	await press(page, "Continue");
	await expect(page.getByLabel("Reseller Partner")).toBeChecked();
	await press(page, "Continue");
	await page.getByLabel("Government").check();
	await page.getByLabel("Customer base").fill("Twelve counties");
	await press(page, "Continue");
	await expect(page.getByLabel(/^Partnership goals/)).toHaveValue(
		"Questions for the qualification call:\n– On which day of the month is the revenue share paid?\n– Which taxes are withheld from a payment, and who bears them?",
	);
	await expect(page.getByLabel(/^Estimate/)).toHaveValue(/^\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.0&tier=reseller/);
	await page.getByLabel("Revenue goals").fill("Two million in the first year");
	await press(page, "Continue");
	await page.getByLabel(/may keep and use/).check();
	await press(page, "Send application");
	await expect(page.getByText("Your reference is")).toBeVisible();
});

test("the squares of a long link’s code stay large enough for a camera", async ({ page }) => {
	await open(
		page,
		`/estimate/?${everyModel("", "reseller")}&${everyModel("b.", "integrator")}&${everyModel("c.", "strategic")}`,
	);
	await press(page, "QR code");
	const code = page.getByRole("img", { name: /^QR code/ });
	const squares = await code.evaluate((image: HTMLImageElement) => {
		const svg = new DOMParser().parseFromString(decodeURIComponent(image.src.split(",")[1] ?? ""), "image/svg+xml");
		return Number(svg.documentElement.getAttribute("viewBox")?.split(" ")[2]) / 4;
	});
	// Whole pixels: squares of unequal width are what a camera stumbles over.
	expect((await code.boundingBox())?.width).toBe(3 * squares);
});

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 360],
] as const) {
	test(`QR code and questions have nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		await open(page, `/estimate/?${everyModel("", "integrator")}`);
		await press(page, "QR code");
		await page.getByRole("img", { name: /^QR code/ }).waitFor();
		expect(await accessibilityFaults(page, { within: ".take-away" })).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	});
}
