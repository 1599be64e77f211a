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

for (const width of [360, 1280]) {
	test(`no page moves when its font comes late or never, ${width} px wide`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.addInitScript(countShifts);
		for (const path of read) {
			let release = () => {};
			const painted = new Promise<void>((resolve) => {
				release = resolve;
			});
			await page.route("**/*.woff2", async (route) => {
				await painted;
				await route.continue();
			});
			const arrived = page.waitForResponse(/\.woff2$/);
			await page.goto(path, { waitUntil: "domcontentloaded" });
			await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
			release();
			await arrived;
			await page.waitForLoadState("load");
			expect(await page.evaluate(() => window.shifted), `${path}, font late`).toBeLessThan(0.01);

			await page.unroute("**/*.woff2");
			await page.route("**/*.woff2", (route) => route.abort());
			await page.reload();
			expect(await page.evaluate(() => window.shifted), `${path}, font blocked`).toBeLessThan(0.01);
			await page.unroute("**/*.woff2");
		}
	});
}
