import type { Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { everyPage, sitemapPaths } from "#tests/browser/setup/sitemap.ts";
import { budgetOf } from "./budgets.ts";
import { brokenLimits, weigh } from "./weights.ts";

declare global {
	interface Window {
		/** How far the content has jumped so far (Cumulative Layout Shift), and what jumped. */
		layoutShifts?: () => { sum: number; what: string[] };
	}
}

/** Counts layout shifts from the first moment on, of every page that is opened afterwards. */
async function watchLayoutShifts(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const seen: PerformanceEntryList = [];
		const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
		observer.observe({ type: "layout-shift", buffered: true });
		window.layoutShifts = () => {
			seen.push(...observer.takeRecords());
			const shifts = seen.flatMap((entry) => ("value" in entry && "sources" in entry ? [entry] : []));
			return {
				sum: shifts.reduce((sum, { value }) => sum + Number(value), 0),
				what: shifts.flatMap(({ sources }) =>
					Array.isArray(sources)
						? sources.map(({ node }) => String(node?.outerHTML ?? node?.nodeName).slice(0, 120))
						: [],
				),
			};
		};
	});
}

/** In the page: links and buttons that take the focus out of sight, clipped to nothing. */
function unseenWithFocus(): (string | null)[] {
	const isClipped = (element: Element | null): boolean =>
		element !== null && (getComputedStyle(element).clipPath === "inset(50%)" || isClipped(element.parentElement));
	return [...document.querySelectorAll<HTMLElement>("a[href], button")]
		.filter((control) => {
			control.focus({ preventScroll: true });
			return document.activeElement === control && isClipped(control);
		})
		.map(({ textContent }) => textContent);
}

test("the sitemap lists the pages of the guide", () => {
	expect(sitemapPaths).toContain("/guide/process/");
	expect(sitemapPaths.length).toBeGreaterThan(18);
});

for (const path of everyPage) {
	test.describe(path, () => {
		for (const width of [1280, 360]) {
			test(`keeps its budget and does not jump at ${width} px`, async ({ page }) => {
				await page.setViewportSize({ width, height: 800 });
				await watchLayoutShifts(page);
				const resources = await weigh(page, path);
				if (width === 1280) {
					test.info().annotations.push({ type: "weights", description: JSON.stringify({ path, resources }) });
				}
				expect(brokenLimits(path, resources, budgetOf(path))).toEqual([]);
				const { sum, what } = await page.evaluate(() => window.layoutShifts?.() ?? { sum: Number.NaN, what: [] });
				expect(sum, `${path}: layout shift of ${what.join(" | ")}`).toBeLessThan(budgetOf(path).layoutShift);
			});
		}

		for (const colorScheme of ["light", "dark"] as const) {
			test(`has nothing that axe finds in the ${colorScheme} theme`, async ({ page }) => {
				await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
				await page.goto(path);
				for (const width of [1280, 360]) {
					await page.setViewportSize({ width, height: 800 });
					// The dark theme changes nothing but colors.
					const found = await accessibilityFaults(page, { colorsOnly: colorScheme === "dark" });
					expect(found, `${path} at ${width} px`).toEqual([]);
				}
			});
		}

		test("names itself; on a narrow phone and a laptop that shows all twice as large nothing scrolls sideways or takes the focus unseen", async ({
			page,
		}) => {
			await page.setViewportSize({ width: 320, height: 700 });
			await page.goto(path);
			await expect(page).toHaveTitle(/.+ \| Mamey Partners$/);
			await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /.{20,}/);
			await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`${path}$`));
			await expect(page.locator("h1")).toHaveCount(1);
			for (const width of [320, 640]) {
				await page.setViewportSize({ width, height: 700 });
				const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
				expect(overflow, `${path} is wider than a screen of ${width} px by`).toBeLessThanOrEqual(0);
				expect(await page.evaluate(unseenWithFocus), `${path} at ${width} px`).toEqual([]);
			}
		});

		test("says how its bytes are read among the first 1,024, and has nothing behind its end", async ({ request }) => {
			const html = await (await request.get(path)).text();
			expect(html.slice(0, 1_024)).toContain('<meta charset="utf-8">');
			expect(html.match(/<meta charset/g)).toHaveLength(1);
			expect(html.trimEnd()).toMatch(/<\/html>$/);
		});
	});
}
