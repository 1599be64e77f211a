import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

// The guide's selection flowchart, and the map of the tier finder, are wider than a phone: each has a second picture.

const screens = [
	{ width: 360, shown: "narrow" },
	{ width: 768, shown: "wide" },
	{ width: 1280, shown: "wide" },
] as const;
const pages = [
	{ address: "/guide/choose-a-tier/", figure: "#selection-flowchart" },
	{ address: "/find-your-tier/no/no/", figure: "#selection-map" },
] as const;

/** Opens a page with its diagram in sight: the tier finder folds its map on a narrow screen. */
async function open(page: Page, address: string, width: number): Promise<void> {
	await page.setViewportSize({ width, height: 800 });
	await page.goto(address);
	await page.evaluate(() => document.querySelector("details.wizard-map")?.setAttribute("open", ""));
}

for (const { address, figure } of pages) {
	for (const { width, shown } of screens) {
		test(`${address} at ${width} px: the ${shown} picture alone is shown, whole`, async ({ page }) => {
			await open(page, address, width);
			const pictures = page.locator(`${figure} .diagram-box svg`);
			await expect(pictures).toHaveCount(2);
			await expect(page.locator(`${figure} .diagram-box svg:visible`)).toHaveCount(1);
			await expect(page.locator(`${figure} .diagram-narrow svg`)).toBeVisible({ visible: shown === "narrow" });
			const box = page.locator(`${figure} .diagram-box`);
			const { scrollWidth, clientWidth } = await box.evaluate((element) => ({
				scrollWidth: element.scrollWidth,
				clientWidth: element.clientWidth,
			}));
			expect(scrollWidth).toBe(clientWidth);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		});

		test(`${address} at ${width} px: one picture is met by ear and by keyboard`, async ({ page }) => {
			await open(page, address, width);
			const region = page.locator(`${figure} .diagram-box`);
			const tree = await region.ariaSnapshot();
			expect(tree.match(/- group "/g)).toHaveLength(1);
			const nodes = await page.locator(`${figure} .diagram-box svg:visible a`).count();
			expect(tree.match(/- '?link /g)).toHaveLength(nodes);
			await region.focus();
			const focused: string[] = [];
			for (let at = 0; at < nodes; at++) {
				await page.keyboard.press("Tab");
				focused.push(
					await page.evaluate(
						(selector) => document.activeElement?.closest(`${selector} svg`)?.getAttribute("aria-labelledby") ?? "",
						figure,
					),
				);
			}
			const label = await page.locator(`${figure} .diagram-box svg:visible`).getAttribute("aria-labelledby");
			expect(new Set(focused)).toEqual(new Set([label]));
		});
	}

	for (const colorScheme of ["light", "dark"] as const) {
		test(`${address} on a phone: no fault of accessibility in the ${colorScheme} theme`, async ({ page }) => {
			await page.emulateMedia({ colorScheme });
			await open(page, address, 360);
			const { violations } = await new AxeBuilder({ page }).include(figure).analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 80))])).toEqual([]);
		});
	}

	test(`${address} on paper: the wide picture, whatever the screen was`, async ({ page }) => {
		await open(page, address, 360);
		await page.emulateMedia({ media: "print" });
		await expect(page.locator(`${figure} .diagram-narrow svg`)).toBeHidden();
		// The tier finder's map is for screens alone.
		if (figure === "#selection-flowchart") await expect(page.locator(`${figure} .diagram-box > svg`)).toBeVisible();
	});
}

test("letters twice as large count as a narrow screen", async ({ page }) => {
	await open(page, "/guide/choose-a-tier/", 1280);
	await expect(page.locator("#selection-flowchart .diagram-box > svg")).toBeVisible();
	await page.addStyleTag({ content: ":root { font-size: 200% }" });
	await expect(page.locator("#selection-flowchart .diagram-narrow svg")).toBeVisible();
	await expect(page.locator("#selection-flowchart .diagram-box > svg")).toBeHidden();
});

test("what is searched for on the page is found once", async ({ page }) => {
	await open(page, "/guide/choose-a-tier/", 360);
	const found = await page.evaluate(() => {
		const drawn: string[] = [];
		for (const text of document.querySelectorAll("#selection-flowchart svg text"))
			if (text.getClientRects().length > 0) drawn.push((text.textContent ?? "").replace(/\s+/g, " ").trim());
		return drawn.filter((text) => text === "Apply for Partnership").length;
	});
	expect(found).toBe(1);
});

test("on a phone the picture that is shown is enlarged, and saved", async ({ page }) => {
	await open(page, "/guide/choose-a-tier/", 360);
	const viewBox = (selector: string) => page.locator(selector).getAttribute("viewBox");
	const narrow = await viewBox("#selection-flowchart .diagram-narrow svg");
	await page.getByRole("button", { name: "Enlarge" }).click();
	expect(await viewBox(".diagram-stage > svg")).toBe(narrow);
	const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
	await page.keyboard.press("Escape");
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "Save SVG" }).click(),
	]);
	expect(readFileSync(await download.path(), "utf8")).toContain(`viewBox="${narrow}"`);
});

test("a screen that is turned shows the other picture, and that one is enlarged", async ({ page }) => {
	await open(page, "/guide/choose-a-tier/", 360);
	await page.setViewportSize({ width: 800, height: 360 });
	await page.setViewportSize({ width: 760, height: 360 });
	const wide = await page.locator("#selection-flowchart .diagram-box > svg").getAttribute("viewBox");
	await page.getByRole("button", { name: "Enlarge" }).click();
	expect(await page.locator(".diagram-stage > svg").getAttribute("viewBox")).toBe(wide);
});

test("the tier finder marks the way in the picture that is shown, and moves on with it", async ({ page }) => {
	await open(page, "/find-your-tier/no/", 360);
	const here = page.locator("#selection-map [data-here]:visible");
	await expect(here).toHaveCount(1);
	await expect(here).toHaveAttribute("data-node", "SI");
	await page.getByRole("link", { name: /^No/ }).first().click();
	await expect(here).toHaveAttribute("data-node", "RESELLER");
});
