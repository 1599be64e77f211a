import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { budgetOf } from "./budgets.ts";
import { expect, test } from "./harness.ts";
import { sitemapPaths } from "./sitemap.ts";

type Weights = Record<string, number>;

/** Opens a page and weighs what crosses the wire for it, by type of resource. */
async function weigh(page: Page, path: string): Promise<{ weights: Weights; requests: number }> {
	const session = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	const types = new Map<string, string>();
	const weights: Weights = {};
	session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		const type = types.get(requestId) ?? "Other";
		weights[type] = (weights[type] ?? 0) + encodedDataLength;
	});
	await page.goto(path, { waitUntil: "networkidle" });
	return { weights, requests: types.size };
}

/** How far the content has jumped so far (Cumulative Layout Shift). */
function layoutShift(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				new PerformanceObserver((list) => {
					const shifts = list.getEntries().map((entry) => ("value" in entry ? Number(entry.value) : 0));
					resolve(shifts.reduce((sum, shift) => sum + shift, 0));
				}).observe({ type: "layout-shift", buffered: true });
				requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
			}),
	);
}

test("the sitemap lists the pages of the guide", () => {
	expect(sitemapPaths).toContain("/guide/process/");
	expect(sitemapPaths.length).toBeGreaterThan(18);
});

for (const path of sitemapPaths) {
	test.describe(path, () => {
		test("keeps its budget, stays with its own origin and does not jump", async ({ page }) => {
			const budget = budgetOf(path);
			const { weights, requests } = await weigh(page, path);
			const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
			const table = Object.entries(weights)
				.map(([type, weight]) => `${type} ${weight}`)
				.join(", ");
			test
				.info()
				.annotations.push({ type: "bytes", description: `${path}: ${all} in all (${table}), ${requests} requests` });
			expect(all, `${path} (${budget.kind}): bytes in all; ${table}`).toBeLessThanOrEqual(budget.all);
			expect(weights.Script ?? 0, `${path} (${budget.kind}): bytes of script; ${table}`).toBeLessThanOrEqual(
				budget.script,
			);
			expect(requests, `${path} (${budget.kind}): requests; ${table}`).toBeLessThanOrEqual(budget.requests);
			expect(await layoutShift(page), `${path}: layout shift`).toBeLessThan(0.01);
		});

		for (const [colorScheme, width] of [
			["light", 1280],
			["dark", 360],
		] as const) {
			test(`has nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({ page }) => {
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize({ width, height: 800 });
				await page.goto(path);
				const { violations } = await new AxeBuilder({ page }).analyze();
				expect(
					violations.map(
						({ id, help, nodes }) => `${id}: ${help} – ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
					),
				).toEqual([]);
			});
		}

		test("names itself and does not scroll sideways at 320 px", async ({ page }) => {
			await page.setViewportSize({ width: 320, height: 700 });
			await page.goto(path);
			await expect(page).toHaveTitle(/.+ \| Mamey Partners$/);
			await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /.{20,}/);
			await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`${path}$`));
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(overflow, `${path} is wider than the screen by`).toBeLessThanOrEqual(0);
		});
	});
}
