import { expect, test } from "./harness.ts";

/**
 * Reference screenshots of the pages that carry the look, at three widths in both themes. The tolerance survives another
 * machine's font hinting; `npx playwright test -c tests/playwright.config.ts screens --update-snapshots` takes them anew.
 */
const pages = {
	home: "/",
	tier: "/guide/tiers/reseller/",
	selection: "/guide/choose-a-tier/",
	wizard: "/find-your-tier/no/",
	estimator: "/estimate/?terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000",
	application: "/apply/",
};

for (const [name, path] of Object.entries(pages)) {
	for (const width of [360, 768, 1280]) {
		for (const colorScheme of ["light", "dark"] as const) {
			test(`${name} at ${width} px in the ${colorScheme} theme looks as it was approved`, async ({ page }) => {
				await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
				await page.setViewportSize({ width, height: 900 });
				await page.goto(path, { waitUntil: "networkidle" });
				await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
				await page.evaluate(() => document.fonts.ready);
				await expect(page).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`, { maxDiffPixelRatio: 0.03 });
			});
		}
	}
}
