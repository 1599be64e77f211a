// A browser that translates puts the words of a page into elements of its own; what a tool writes afterwards has to be seen all the same.
import type { Page } from "@playwright/test";
import { fillAll, fillCompany, proceed, ready, reference } from "#tests/browser/application/application-form.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

/**
 * Puts every text of the page into <font> elements, as browsers do, but for what is marked as not to be translated. `takenBackWith` then
 * has the page shown untranslated again.
 */
async function translate(page: Page, takenBackWith?: string) {
	await page.evaluate(async (takenBackWith) => {
		const backs: (() => void)[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const found: Text[] = [];
		while (texts.nextNode()) if (texts.currentNode instanceof Text) found.push(texts.currentNode);
		for (const text of found) {
			const { parentElement } = text;
			if (!parentElement || parentElement.closest("[translate=no], script, style, textarea, svg")) continue;
			if (!/[\p{L}\p{N}]/u.test(text.data)) continue;
			const inner = document.createElement("font");
			inner.append(text.data);
			const outer = document.createElement("font");
			outer.append(inner);
			text.replaceWith(outer);
			backs.push(() => outer.replaceWith(takenBackWith === "other texts" ? text.data : text));
		}
		if (takenBackWith === undefined) return;
		await new Promise(requestAnimationFrame);
		for (const back of backs) back();
	}, takenBackWith);
}

/** What is written in the estimator, block by block, but for the notes on the link that was opened. */
const blocksOf = (page: Page) =>
	page.locator(".estimator").evaluate((part) =>
		[
			...part.querySelectorAll(
				"p, li, dt, dd, td, th, h2, h3, legend, label, summary, option, figcaption, .months, .ticks",
			),
		]
			.filter((one) => !one.closest(".notes, [aria-live]"))
			.filter((one) => !one.querySelector("p, li, dt, dd, td, th, h2, h3, legend, label, summary, option"))
			.map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim()),
	);

const start = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=10&pu.revenue=1000";

const acts: [string, (page: Page) => Promise<unknown>][] = [
	["another tier", (page) => page.getByRole("combobox", { name: "Tier" }).selectOption("strategic")],
	["another length", (page) => page.getByLabel("Length").selectOption("36")],
	["a first month", (page) => page.getByLabel("First month", { exact: true }).selectOption("Mar")],
	["more customers", (page) => page.getByLabel("Customers at the start").fill("25")],
	[
		"a wrong number and a right one",
		async (page) => {
			await page.getByLabel("Customers at the start").fill("many");
			await expect(page.getByText(/counts until then/)).toBeVisible();
			await translate(page);
			await page.getByLabel("Customers at the start").fill("12.500");
			await page.getByRole("button", { name: "12,500" }).click();
		},
	],
	["another model, not listed", (page) => page.getByRole("checkbox", { name: "Implementation Services" }).check()],
	["no model", (page) => page.getByRole("checkbox", { name: "Platform Usage" }).uncheck()],
	[
		"a name and another currency",
		async (page) => {
			await page.getByLabel("Currency").selectOption("NGN, Nigerian Naira");
			await page.getByLabel("Name", { exact: true }).fill("Lagos rollout");
		},
	],
	[
		"a second scenario of another tier",
		async (page) => {
			await page.getByRole("button", { name: "Compare with another" }).click();
			await translate(page);
			await page.getByRole("combobox", { name: "Tier" }).selectOption("technology");
			await page.getByRole("button", { name: /^Scenario A/ }).click();
		},
	],
];

for (const [name, act] of acts) {
	test(`the estimator, translated, shows after ${name} what a fresh page of the address shows`, async ({
		page,
		context,
	}) => {
		await page.goto(start);
		await expect(page.locator(".headline strong")).toHaveText("$54,000.00");
		await translate(page);
		await act(page);
		await expect(page.locator(".estimator:not([data-waking])")).toHaveCount(1);
		const fresh = await context.newPage();
		await expect(async () => {
			await fresh.goto(page.url());
			await expect(fresh.locator(".estimator:not([data-waking])")).toHaveCount(1);
			expect(await blocksOf(page)).toEqual(await blocksOf(fresh));
		}).toPass();
	});
}

test("the form, translated, says what is wrong, is filled in and is received", async ({ page }) => {
	await ready(page);
	await translate(page);
	await proceed(page)();
	await expect(page.getByRole("region", { name: /^There are \d+ problems$/ })).toBeVisible();
	await translate(page);
	await fillCompany(page, "Translated Ltd");
	await page.getByLabel("Year founded").fill(String(new Date().getFullYear()));
	await proceed(page)();
	await translate(page);
	await page.getByLabel("Technology Partner").check();
	await expect(page.getByText("What your product does, what you would integrate")).toBeVisible();
	await translate(page);
	await page.getByLabel("Reseller Partner").check();
	await expect(page.getByText("What the guide asks of this tier: sales capabilities")).toBeVisible();
	await page.getByRole("button", { name: "Back" }).click();
	await translate(page);
	await fillAll(page, "Translated Ltd");
	await translate(page);
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page.getByText("Your reference is")).toContainText(reference);
});

test("the wizard, translated, leads on, back and to its outcome", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
	for (const answer of ["No", "No", "Yes"]) {
		await translate(page);
		await page.getByRole("link", { name: answer, exact: true }).click();
	}
	await expect(page.locator("h1")).toHaveText(/Reseller/);
	await translate(page);
	await page.goBack();
	await expect(page.locator("h1, h2").first()).not.toHaveText(/Reseller Partner/);
	await translate(page);
	await page.goForward();
	await expect(page.locator("h1")).toHaveText(/Reseller/);
});

test("what a tool takes back is gone with its translation", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Year founded").fill(String(new Date().getFullYear()));
	await expect(page.locator("#company_founded-note")).toHaveText(/^The guide asks/);
	await translate(page);
	await page.getByLabel("Year founded").fill("2000");
	await expect(page.locator("#company_founded-note")).toHaveText("");

	await page.goto(start);
	const goal = page.locator(".goal");
	await page.getByText("I want to earn …").click();
	await goal.getByRole("textbox").fill("much");
	await expect(goal.locator(".problem")).toHaveText(/^Enter a number/);
	await translate(page);
	await goal.getByRole("textbox").fill("2.500");
	await expect(goal.locator(".problem")).toHaveText("Do you mean 2,500 or 2.5?");

	const said = page.locator(".said");
	await page.getByRole("button", { name: "Download CSV" }).click();
	await expect(said).toHaveText(/^CSV saved/);
	await translate(page);
	await page.getByLabel("Customers at the start").fill("25");
	await expect(said).toHaveText("");

	await page.getByRole("button", { name: "Compare with another" }).click();
	await expect(page.getByText("the same as the first")).toBeVisible();
	await translate(page);
	await page.getByRole("combobox", { name: "Tier" }).selectOption("strategic");
	await expect(page.locator(".difference")).toHaveText(/^[+−]\S+ against the first$/);
});

for (const texts of ["the former texts", "other texts"])
	test(`a page that is shown untranslated again, with ${texts}, goes on, also when it is translated once more`, async ({
		page,
	}) => {
		await page.goto("/find-your-tier/no/no/yes/");
		const missing = page.locator(".missing");
		await expect(missing).toHaveText(/still missing/);
		for (const count of [1, 2, 3]) {
			await translate(page, texts);
			await page.getByRole("checkbox").nth(count).check();
			await expect(missing).toHaveText(new RegExp(`^${(await page.getByRole("checkbox").count()) - count} of`));
		}
	});
