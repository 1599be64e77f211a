import { readGuide } from "#authoring/navigation.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

const { order: guideOrder } = readGuide(process.cwd());

// The browser itself reports the status of the page as an error.
test.use({ expectedProblems: [/status of 404/] });

test("files that are for hosts, and the page itself, have no address", async ({ request }) => {
	for (const address of ["/_headers", "/_redirects", "/404.html", "/404/", "/404", "/%5Fheaders", "/_headers/"]) {
		expect((await request.get(address)).status(), address).toBe(404);
	}
});

for (const address of ["/no-such-page/", "/guide/no-such-page", "/find-your-tier/maybe/", "/no-such-file.txt"]) {
	test(`${address} is answered with 404 and ways on`, async ({ page }) => {
		const answer = await page.goto(address);
		expect(answer?.status()).toBe(404);
		expect((await answer?.text())?.slice(0, 1_024)).toContain('<meta charset="utf-8">');
		expect(answer?.headers()["content-security-policy"]).toContain("script-src 'self'");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
		const main = page.getByRole("main");
		await expect(main.getByRole("link", { name: "Find your tier" })).toHaveAttribute("href", "/find-your-tier/");
		await main.getByRole("link", { name: "Read the guide" }).click();
		await expect(page).toHaveURL("/guide/");
	});
}

test("the page stands for no address, so it has no Markdown copy and no preview", async ({ page }) => {
	await page.goto("/no-such-page/");
	await expect(page.locator("meta[property='og:image']")).toHaveCount(0);
	await expect(page.locator("link[type='text/markdown']")).toHaveCount(0);
});

test("it guesses from the words of the address, and searches", async ({ page }) => {
	await page.goto("/old/referral-fees.html");
	const guesses = page.getByRole("region", { name: "Perhaps you are looking for" });
	await expect(guesses.getByRole("link").first()).toHaveText("Revenue Sharing Models: Model 3: Referral Fees");
	await page.getByRole("button", { name: "Search the guide" }).click();
	await expect(page.getByRole("dialog", { name: "Search the guide" }).getByRole("searchbox")).toBeFocused();
});

for (const [damaged, title, meant] of [
	["/apply/).", "Apply for partnership", "/apply/"],
	["/find-your-tier/no/yes%20", "System Integrator Partner fits", "/find-your-tier/no/yes/"],
	[
		"/estimate/%3Fv=1&terms=1.0&tier=reseller&pu.customers=10&pu.revenue=1000",
		"Reseller, 12 months: $54,000.00 expected",
		"/estimate/?v=1&terms=1.0&tier=reseller&pu.customers=10&pu.revenue=1000",
	],
] as const) {
	test(`it leads from ${damaged}, an address damaged on its way, to the page that was meant`, async ({ page }) => {
		await page.goto(damaged);
		const first = page.getByRole("region", { name: "Perhaps you are looking for" }).getByRole("link").first();
		await expect(first).toHaveText(title);
		await expect(first).toHaveAttribute("href", meant);
	});
}

test("it names every page of the guide, also without script", async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
	const page = await context.newPage();
	await page.goto("/a/b/c/d/");
	const region = page.getByRole("region", { name: "Every page of the guide" });
	const links = await region.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
	expect(links).toEqual(guideOrder.map((id) => `/${id}/`));
	await expect(page.getByRole("button", { name: "Search the guide" })).toBeHidden();
	await context.close();
});
