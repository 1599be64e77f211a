import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { browserArguments, findOrInstallBrowser } from "#tests/tooling/browser.ts";
import { serveBuiltSite } from "#tests/tooling/served-site.ts";
import { sitemapPaths } from "./setup/sitemap.ts";

/**
 * Writes a screenshot of every page, at three widths in both themes, to `screens/`, to be looked at.
 * `npm run screens -- /guide/process/` takes only the addresses that are named.
 */
const root = new URL("../..", import.meta.url).pathname;
const named = process.argv.slice(2);
const paths = named.length > 0 ? named : [...sitemapPaths, "/guide/print/"];
const { address, stop } = await serveBuiltSite();
const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
mkdirSync(`${root}screens`, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) {
	for (const width of [360, 768, 1280]) {
		const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
		for (const path of paths) {
			await page.goto(`${address}${path}`, { waitUntil: "networkidle" });
			const name = path.replaceAll(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "home";
			await page.screenshot({ path: `${root}screens/${name}-${width}-${colorScheme}.png`, fullPage: true });
		}
		await page.close();
	}
}
await browser.close();
await stop();
console.log(`${paths.length * 6} screenshots in screens/`);
