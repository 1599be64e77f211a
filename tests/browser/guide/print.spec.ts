import { readGuide } from "#authoring/navigation.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

const { order: guideOrder } = readGuide(process.cwd());

test("the whole guide stands on one page, section after section", async ({ page }) => {
	await page.goto("/guide/print/");
	const ids = await page.locator("main > section").evaluateAll((all) => all.map((section) => section.id));
	expect(ids).toEqual(guideOrder.map((id) => id.replaceAll("/", "-")));
});

test("a page ends with its last line, so that no empty sheet follows", async ({ page }) => {
	await page.setViewportSize({ width: 718, height: 1000 });
	await page.emulateMedia({ media: "print" });
	for (const path of ["/guide/tiers/", "/guide/support/", "/guide/process/"]) {
		await page.goto(path);
		const below = await page.evaluate(() => {
			const content = document.querySelector(".sl-markdown-content");
			return document.documentElement.scrollHeight - (content?.getBoundingClientRect().bottom ?? 0) - window.scrollY;
		});
		expect(below, path).toBeLessThan(24);
	}
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

	test("a link shows where it leads: the section in hand, or the address in full", async ({ page }) => {
		const written = await page
			.locator("main > section a[href]:not([href^='mailto:'])")
			.evaluateAll((links) =>
				links.map((link) => `${link.textContent?.trim()}${getComputedStyle(link, "::after").content}`),
			);
		expect(written.length).toBeGreaterThan(20);
		for (const text of written) expect(text).toMatch(/\(section \d+\)|\(https?:\/\/|^[\w.]+\.io/);
		// Buttons are for the screen alone.
		await expect(page.locator("main > section a[href^='/']:not(.button)")).toHaveCount(0);
	});

	test("sections are numbered as in the contents", async ({ page }) => {
		const numbers = await page.locator("main > section > h2 > .number").allTextContents();
		expect(numbers).toEqual(guideOrder.map((_, at) => String(at + 1)));
		const target = page.locator("#guide-benefits").getByRole("link", { name: "Revenue sharing models" });
		await expect(target).toHaveAttribute("href", "#guide-revenue-sharing");
		await expect(target).toHaveAttribute("data-written", `section ${guideOrder.indexOf("guide/revenue-sharing") + 1}`);
	});

	test("the comparison stays a table on a sheet of A4", async ({ page }) => {
		// 210 mm less both margins.
		await page.setViewportSize({ width: 658, height: 900 });
		const table = page.locator(".tier-comparison");
		await expect(table.getByRole("columnheader", { name: "Strategic Partner" })).toBeVisible();
		expect(
			await table
				.locator("tbody tr")
				.first()
				.evaluate((row) => getComputedStyle(row).display),
		).toBe("table-row");
	});

	test("no page break splits a table row, a figure or a heading from what it heads", async ({ page }) => {
		const breaks = await page.evaluate(() => {
			const inside = [...document.querySelectorAll("main :is(tr, figure, svg)")].map(
				(element) => getComputedStyle(element).breakInside,
			);
			const after = [...document.querySelectorAll("main section :is(h2, h3, h4, h5)")].map(
				(element) => getComputedStyle(element).breakAfter,
			);
			return { inside: [...new Set(inside)], after: [...new Set(after)] };
		});
		expect(breaks).toEqual({ inside: ["avoid"], after: ["avoid"] });
	});

	test("pages are numbered, and as many as the guide needs", async ({ page }) => {
		const margins = await page.evaluate(() => {
			const rules = (list: CSSRuleList): CSSRule[] =>
				[...list].flatMap((rule) => [
					rule,
					...("cssRules" in rule && rule.cssRules instanceof CSSRuleList ? rules(rule.cssRules) : []),
				]);
			return [...document.styleSheets]
				.flatMap((sheet) => rules(sheet.cssRules))
				.map((rule) => rule.cssText)
				.filter((text) => text.startsWith("@bottom-right"));
		});
		expect(margins.join()).toMatch(/counter\(page\).*counter\(pages\)/);
		for (const format of ["A4", "Letter"]) {
			const pdf = (await page.pdf({ format })).toString("latin1");
			expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThan(guideOrder.length / 2);
			expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThan(guideOrder.length * 1.5);
		}
	});
});

test("a page of the guide prints without what is only for the screen", async ({ page }) => {
	await page.goto("/guide/process/");
	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
	await expect(page.getByRole("button", { name: "Search" })).toBeHidden();
	await expect(page.getByRole("heading", { name: "Step 1: Application" })).toBeVisible();
});
