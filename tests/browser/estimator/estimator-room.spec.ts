import { expect, test } from "#tests/browser/setup/harness.ts";

const four =
	"tier=reseller&months=36&pu.customers=1&pu.revenue=100&im.projects=4&im.fee=60000&rf.referrals=6&rf.value=5000&jg.revenue=2000&jg.growth=2";
const largest =
	"tier=reseller&months=36&pu.customers=1000000&pu.new=100000&pu.revenue=1000000000&im.projects=1000&im.fee=1000000000&rf.referrals=1000&rf.value=1000000000&jg.revenue=1000000000&jg.growth=5";
const beside = (prefix: string) => `&${prefix}${largest.replaceAll("&", `&${prefix}`)}`;

test.describe("in the system's font, as on the first page of a visit", () => {
	test.use({ expectedProblems: [/\.woff2/] });

	for (const width of [360, 1280]) {
		test(`the months of the table stand on one line each at ${width} px`, async ({ page, context }) => {
			await context.route(/\.woff2$/, (route) => route.abort());
			await page.setViewportSize({ width, height: 800 });
			await page.goto(`/estimate/?v=1&terms=1.0&start=2027-01&${four}`);
			await page.getByText("The months as a table").click();
			const months = page.locator(".months-table tbody th");
			await expect(months).toHaveCount(36);
			const broken = await months.evaluateAll((all) =>
				all.flatMap((month) => {
					const range = document.createRange();
					range.selectNodeContents(month);
					return range.getClientRects().length > 1 ? [month.textContent] : [];
				}),
			);
			expect(broken).toEqual([]);
		});
	}
});

for (const [count, link] of [
	["one scenario", largest],
	["three scenarios", largest + beside("b.") + beside("c.")],
] as const) {
	test(`${count} with the largest figures fit a phone whose text is twice as large`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(`/estimate/?v=1&terms=1.0&${link}`);
		await page.addStyleTag({ content: ":root { font-size: 200% }" });
		for (const summary of await page.locator(".estimator summary:visible").all()) await summary.click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	});
}

test("on a laptop that shows all four times as large a field is in view with its label", async ({ page }) => {
	await page.setViewportSize({ width: 341, height: 162 });
	await page.goto(`/estimate/?v=1&terms=1.0&${four}`);
	const field = page.getByLabel("Fee of one project");
	await field.focus();
	const { height = 0 } = (await page.locator(".number-field").filter({ has: field }).boundingBox()) ?? {};
	const header = (await page.locator("header.header").boundingBox())?.height ?? 0;
	const bar = page.locator(".phone-bar");
	const end = Math.min(162, (await bar.boundingBox())?.y ?? 0);
	expect(end - header).toBeGreaterThan(height);
	await expect(bar).not.toBeInViewport();
	await page.setViewportSize({ width: 341, height: 256 });
	await expect(bar).toBeInViewport();
});
