import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&pu.customers=1&pu.revenue=100&start=2027-01";
const named = `${example}&name=%3Cb%3ENairobi%3C%2Fb%3E`;
const everyModel = (prefix: string, tier: string) =>
	`${prefix}tier=${tier}&${prefix}months=36&${prefix}start=2027-01&${prefix}pu.customers=10&${prefix}pu.new=2.5&${prefix}pu.churn=1.75&${prefix}pu.revenue=1234.56&${prefix}im.projects=7&${prefix}im.fee=65432.1&${prefix}im.duration=5&${prefix}rf.referrals=13&${prefix}rf.value=9876.54&${prefix}jg.revenue=43210.98&${prefix}jg.growth=2.25&${prefix}jg.contribution=62.5`;
const longName = "W".repeat(80);
const wordy = (prefix: string) => `${everyModel(prefix, "reseller")}&${prefix}currency=KES&${prefix}name=${longName}`;
const largest = (prefix: string) =>
	`${everyModel(prefix, "integrator")
		.replaceAll(/customers=\d+/g, "customers=1000000")
		.replaceAll(/growth=[\d.]+/g, "growth=50")
		.replaceAll(/(?<name>revenue|fee|value)=[\d.]+/g, "$<name>=1000000000")}&${prefix}name=${longName}`;

async function open(page: Page, address: string) {
	await page.goto(address);
	await expect(page.getByRole("heading", { name: "Send or keep this estimate" })).toBeVisible();
}

/** The sheet as it is printed, with its code; it is drawn for as long as the page is emulated as paper. */
async function onPaper(page: Page) {
	await page.emulateMedia({ media: "print" });
	const sheet = page.getByRole("article");
	await expect(sheet.getByRole("img", { name: "QR code of the link to this estimate" })).toBeVisible();
	return sheet;
}

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;
/** What is left of a page beside its margins, in pixels of 96 to the inch: A4 is the narrower, Letter the lower of both. */
const text = { width: Math.floor(((210 - 28) / 25.4) * 96), height: Math.floor(((279.4 - 30) / 25.4) * 96) };

const cases = [
	["one scenario of a year", example, 1],
	["one of three years with every model", `/estimate/?${everyModel("", "integrator")}`, 1],
	["two of three years", `/estimate/?${everyModel("", "reseller")}&${everyModel("b.", "strategic")}`, 2],
	["three with long names and much to say", `/estimate/?${wordy("")}&${wordy("b.")}&${wordy("c.")}`, 3],
	["the largest figures of three", `/estimate/?${largest("")}&${largest("b.")}&${largest("c.")}`, 3],
] as const;
for (const [what, address, scenarios] of cases) {
	test(`${what}: a cover, a page a scenario, one of months, then the working, on A4 and on Letter`, async ({
		page,
	}) => {
		await page.setViewportSize({ width: text.width, height: text.height });
		await open(page, address);
		const sheet = await onPaper(page);
		// A part of one page is no higher than the lowest page, and nothing is wider than the narrowest one.
		const parts = sheet.locator(":scope > :is(.sheet-cover, .sheet-scenario, .sheet-months)");
		await expect(parts).toHaveCount(scenarios + 2);
		const heights = await parts.evaluateAll((all) =>
			all.map((part) => Math.floor(part.getBoundingClientRect().height)),
		);
		expect(Math.max(...heights)).toBeLessThanOrEqual(text.height);
		const widths = await sheet
			.locator("table, img, h1, h2, p, dl, ul")
			.evaluateAll((all) =>
				all.map((element) => Math.floor(Math.max(element.scrollWidth, element.getBoundingClientRect().right))),
			);
		expect(Math.max(...widths)).toBeLessThanOrEqual(text.width);
		for (const format of ["A4", "Letter"]) {
			const pages = pagesOf(await page.pdf({ format })) ?? 0;
			expect(pages).toBeGreaterThanOrEqual(scenarios + 3);
			expect(pages).toBeLessThanOrEqual(scenarios + 4);
		}
	});
}

test("there are both names, inputs, assumptions, working, open questions, terms, date and link, and nothing of the screen", async ({
	page,
}) => {
	await open(page, named);
	await page.getByLabel("Your name or e-mail").fill("Amina Otieno");
	await page.getByLabel("Prepared for").fill("Central Bank of Kenya");
	const sheet = await onPaper(page);
	await expect(sheet.getByRole("heading", { level: 1 })).toHaveText("<b>Nairobi</b>");
	await expect(sheet).toContainText("Prepared forCentral Bank of KenyaPrepared byAmina Otieno");
	await expect(sheet).toContainText(`Date${new Date().toLocaleDateString("en-US", { dateStyle: "long" })}`);
	await expect(sheet.getByRole("heading", { level: 2 })).toHaveText([
		"<b>Nairobi</b>",
		"Month by month",
		"How the figures come about",
		"What the guide leaves open",
		"Terms",
	]);
	await expect(sheet).toContainText("$540.00 expected, between $480.00 and $600.00");
	await expect(sheet).toContainText("1 customers at the start, 0 won and 0% lost each month, $100 a month from each");
	await expect(sheet).toContainText("Platform Usage, expected in January 2027");
	await expect(sheet).toContainText("Payment: 100 × 45% = 45");
	await expect(sheet).toContainText("Which taxes are withheld from a payment, and who bears them?");
	await expect(sheet).toContainText(/\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.0.*&by=Amina\+Otieno&sent=/);
	await expect(sheet).not.toContainText("Central+Bank");
	await expect(sheet).toContainText("Program terms 1.0, effective December 21, 2024. An estimate and no offer.");
	await expect(page.getByRole("button")).toHaveCount(0);
	await expect(page.getByRole("navigation")).toHaveCount(0);

	// Saved as PDF it has its structure (ISO 14289-1): tags, the language, and a title for the list of files.
	const pdf = (await page.pdf({ format: "A4", tagged: true, outline: true })).toString("latin1");
	expect(pdf).toMatch(/\/StructTreeRoot/);
	expect(pdf).toMatch(/\/Lang\s*\(en/);
	expect(pdf).toMatch(/\/Outlines/);
	const numbered = await page.evaluate(() => {
		const rules = (list: CSSRuleList): string[] =>
			[...list].flatMap((rule) => [
				rule.cssText,
				...("cssRules" in rule && rule.cssRules instanceof CSSRuleList ? rules(rule.cssRules) : []),
			]);
		return [...document.styleSheets]
			.flatMap((style) => rules(style.cssRules))
			.filter((rule) => rule.startsWith("@bottom-right"));
	});
	expect(numbered.join()).toMatch(/counter\(page\).*counter\(pages\)/);

	await page.emulateMedia({ media: "screen" });
	await expect(page.getByRole("article")).toHaveCount(0);
});

test("what somebody sent and nobody changed is theirs on paper, and without names nothing is asked for", async ({
	page,
}) => {
	await open(page, `${named}&by=Amina+Otieno`);
	await expect(await onPaper(page)).toContainText("Prepared byAmina Otieno");
	await page.emulateMedia({ media: "screen" });
	await open(page, named);
	await expect(await onPaper(page)).not.toContainText("Prepared");
});
