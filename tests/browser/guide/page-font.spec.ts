import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { everyPage } from "#tests/browser/setup/sitemap.ts";

/** What has moved on the page so far (Cumulative Layout Shift). */
const countShifts = () => {
	window.shifted = 0;
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) if ("value" in entry) window.shifted += Number(entry.value);
	}).observe({ type: "layout-shift", buffered: true });
};

declare global {
	interface Window {
		shifted: number;
	}
}

/** A tool moves by itself a little when its script takes over: budgets.ts. */
const read = everyPage.filter((path) => !/^\/(estimate|find-your-tier|apply|embed)\//.test(path));

test.use({ expectedProblems: [/ERR_FAILED/] });

/** What the browser really draws a heading with. */
async function fontOfHeading(page: Page): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	await session.send("DOM.enable");
	await session.send("CSS.enable");
	const { root } = await session.send("DOM.getDocument");
	const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
	const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
	return fonts.map(({ familyName }) => familyName);
}

const isFont = /\.woff2$/;

test("the page by which one comes is painted without the font, which comes once it is there; the next has it", async ({
	page,
}) => {
	const arrived = page.waitForResponse(isFont);
	await page.goto("/guide/tiers/");
	await arrived;
	expect(await fontOfHeading(page)).not.toContain("Hanken Grotesk");
	const [painted, asked] = await page.evaluate(() => [
		performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
		performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".woff2"))?.startTime,
	]);
	expect(painted).toBeGreaterThan(0);
	expect(asked).toBeGreaterThan(painted ?? Number.NaN);

	await page.reload();
	expect(await fontOfHeading(page), "loaded again").not.toContain("Hanken Grotesk");

	await page.getByRole("navigation", { name: "Tools" }).getByRole("link", { name: "Guide" }).click();
	await expect(page).toHaveURL(/\/guide\/$/);
	expect(await fontOfHeading(page)).toEqual(["Hanken Grotesk"]);
});

test("a font that did not come with one page comes with the next", async ({ page }) => {
	await page.route(isFont, (route) => route.abort());
	const failed = page.waitForEvent("requestfailed", (request) => isFont.test(request.url()));
	await page.goto("/guide/");
	await failed;
	await page.unroute(isFont);
	const arrived = page.waitForResponse(isFont);
	await page.getByRole("link", { name: "Find your tier" }).first().click();
	await arrived;
});

test("where the browser does not tell when it has painted, the font and the acts of diagrams come all the same", async ({
	page,
}) => {
	await page.addInitScript(() => Reflect.deleteProperty(window, "PerformanceObserver"));
	const arrived = page.waitForResponse(isFont);
	await page.goto("/guide/tiers/");
	await arrived;
	await expect(page.getByRole("button", { name: "Enlarge" }).first()).toBeVisible();
});

test("a link from another site leads to a page without the font", async ({ page }) => {
	await page.goto("/guide/", { referer: "https://example.com/" });
	expect(await page.locator("link[as='font']").count()).toBe(0);
});

for (const width of [360, 1280]) {
	test(`no page moves when its font comes late or never, ${width} px wide`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.addInitScript(countShifts);
		const { baseURL: fromHere = "" } = test.info().project.use;
		for (const path of read) {
			let release = () => {};
			const painted = new Promise<void>((resolve) => {
				release = resolve;
			});
			await page.route(isFont, async (route) => {
				await painted;
				await route.continue();
			});
			const arrived = page.waitForResponse(isFont);
			await page.goto(path, { waitUntil: "domcontentloaded", referer: fromHere });
			await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
			release();
			await arrived;
			await page.waitForLoadState("load");
			expect(await page.evaluate(() => window.shifted), `${path}, font late`).toBeLessThan(0.01);

			await page.unroute(isFont);
			await page.route(isFont, (route) => route.abort());
			await page.reload();
			expect(await page.evaluate(() => window.shifted), `${path}, font blocked`).toBeLessThan(0.01);
			await page.unroute(isFont);
		}
	});

	test(`no page by which one comes moves when its font is there, ${width} px wide`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.addInitScript(countShifts);
		for (const path of read) {
			const arrived = page.waitForResponse(isFont);
			await page.goto(path);
			await arrived;
			expect(await page.evaluate(() => window.shifted), path).toBeLessThan(0.01);
		}
	});
}
