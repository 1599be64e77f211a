import { presentBrowser } from "#tests/tooling/browser.ts";
import { expect, test } from "./setup/harness.ts";

/**
 * Reference screenshots of whole pages that carry the look, at three widths in both themes, drawn with the page's own font
 * and without hinting, so that they are the same on every machine (playwright.config.ts). A thousandth of the pixels may
 * differ. `npx playwright test -c tests/playwright.config.ts screens --update-snapshots` takes them anew: look at each.
 */
const pages = {
	home: "/",
	tier: "/guide/tiers/reseller/",
	selection: "/guide/choose-a-tier/",
	wizard: "/find-your-tier/no/",
	estimator: "/estimate/?terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000",
	application: "/apply/",
};

/** What differs from day to day: when a page was last changed. */
const movingParts = "time, [data-when], .today";

/** The pictures are of the Chromium that `npm test` installs: one with windows sets letters a fraction of a pixel elsewhere. */
const isOther = !presentBrowser()?.endsWith("headless-shell");

for (const [name, path] of Object.entries(pages)) {
	for (const width of [360, 768, 1280]) {
		for (const colorScheme of ["light", "dark"] as const) {
			test(`${name} at ${width} px in the ${colorScheme} theme looks as it was approved`, async ({ page }) => {
				test.skip(isOther, "the pictures are those of chromium-headless-shell");
				await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
				await page.setViewportSize({ width, height: 900 });
				await page.goto(path, { waitUntil: "networkidle" });
				// The page by which one comes has the system's font. Now the page font is there.
				await page.goto(path, { waitUntil: "networkidle", referer: page.url() });
				await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
				await page.evaluate(() => document.fonts.ready);
				await expect(page).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`, {
					fullPage: true,
					maxDiffPixelRatio: 0.001,
					mask: [page.locator(movingParts)],
				});
			});
		}
	}
}
