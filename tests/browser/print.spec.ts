import { guideOrder } from "../../src/navigation.ts";
import { expect, test } from "./harness.ts";

test("the whole guide stands on one page, section after section", async ({ page }) => {
	await page.goto("/guide/print/");
	const ids = await page.locator("main > section").evaluateAll((all) => all.map((section) => section.id));
	expect(ids).toEqual(guideOrder.map((id) => id.replaceAll("/", "-")));
});

test.describe("on paper", () => {
	test.beforeEach(async ({ page }) => {
		await page.goto("/guide/print/");
		await page.emulateMedia({ media: "print" });
	});

	test("there is no navigation but the contents", async ({ page }) => {
		await expect(page.getByRole("link", { name: "Back to the guide" })).toBeHidden();
		await expect(page.getByRole("navigation")).toHaveCount(1);
		await expect(page.getByRole("button")).toHaveCount(0);
	});

	test("links are written out", async ({ page }) => {
		const written = await page
			.locator("main > section a[href^='http']")
			.evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content));
		expect(written.length).toBeGreaterThan(0);
		for (const content of written) expect(content).toMatch(/http/);
	});

	test("no page break splits a table row, a figure or a heading from what it heads", async ({ page }) => {
		const breaks = await page.evaluate(() => {
			const inside = [...document.querySelectorAll("main :is(tr, figure, svg)")].map(
				(element) => getComputedStyle(element).breakInside,
			);
			const after = [...document.querySelectorAll("main section :is(h2, h3, h4)")].map(
				(element) => getComputedStyle(element).breakAfter,
			);
			return { inside: [...new Set(inside)], after: [...new Set(after)] };
		});
		expect(breaks).toEqual({ inside: ["avoid"], after: ["avoid"] });
	});

	test("pages are numbered, and there are enough of them", async ({ page }) => {
		const margins = await page.evaluate(() => {
			const rules = (list: CSSRuleList): CSSRule[] =>
				[...list].flatMap((rule) => [
					rule,
					...("cssRules" in rule && rule.cssRules instanceof CSSRuleList ? rules(rule.cssRules) : []),
				]);
			return [...document.styleSheets]
				.flatMap((sheet) => rules(sheet.cssRules))
				.map((rule) => rule.cssText)
				.filter((text) => text.startsWith("@bottom-center"));
		});
		expect(margins.join()).toMatch(/counter\(page\).*counter\(pages\)/);
		const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
		expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThan(guideOrder.length);
	});
});

test("a page of the guide prints without what is only for the screen", async ({ page }) => {
	await page.goto("/guide/process/");
	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
	await expect(page.getByRole("button", { name: "Search" })).toBeHidden();
	await expect(page.getByRole("heading", { name: "Step 1: Application" })).toBeVisible();
});
