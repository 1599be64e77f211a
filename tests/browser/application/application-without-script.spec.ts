import { expect, test } from "#tests/browser/setup/harness.ts";
import { serveSite } from "#tests/browser/setup/own-site.ts";
import { fillCompany, fillRest, reference } from "./application-form.ts";

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false, expectedProblems: [/422/] });

	test("the form on one page posts, comes back with errors and everything typed, and is then received", async ({
		page,
	}) => {
		await page.goto("/apply/");
		await fillCompany(page, "Plain Ltd");
		await page.getByLabel("Email address").fill("amina");
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page).toHaveTitle(/^Error: /);
		// The form that came back has no address of its own.
		await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/apply\/$/);
		await expect(page.locator("meta[property='og:url']")).toHaveAttribute("content", /\/apply\/$/);
		await expect(page.locator("link[type='text/markdown']")).toHaveAttribute("href", "/apply.md");
		const summary = page.getByRole("region", { name: /^There (is a problem|are \d+ problems)$/ });
		await expect(summary).toBeFocused();
		await expect(summary.getByRole("link", { name: /^Email address must have/ })).toHaveAttribute(
			"href",
			"#contact_email",
		);
		await expect(page.getByLabel("Company name")).toHaveValue("Plain Ltd");
		await expect(page.getByLabel("Country")).toHaveValue("KE");
		await page.getByLabel("Email address").fill("amina@example.com");
		await fillRest(page, async () => {});
		await page.getByLabel(/may keep and use/).check();
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page).toHaveURL(/\/apply\/received\/\?reference=MP-/);
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test.describe("without JavaScript, at 360 px", () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 780 }, expectedProblems: [/413/] });

	test("long answers in Chinese are received, and what is too long comes back with how much too long it is", async ({
		page,
	}) => {
		await page.goto("/apply/");
		await fillCompany(page, "长城有限公司");
		await fillRest(page, async () => {});
		for (const label of ["Customer base", "Technical capabilities", "Revenue goals", "Partnership goals"]) {
			await page.getByLabel(label).fill("长".repeat(2_000));
		}
		await page.getByLabel(/may keep and use/).check();
		await page.getByLabel("Market focus").fill("长".repeat(25_000));
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/larger than 64 KiB\. Shorten the longest answers/)).toBeVisible();
		await expect(page.getByLabel("Market focus")).toHaveValue("长".repeat(25_000));
		await expect(page.getByText("23,000 characters too many")).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		await page.getByLabel("Market focus").fill("");
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test.describe("without JavaScript, when the server cannot take it", () => {
	test.use({ javaScriptEnabled: false, expectedProblems: [/503|429|request to another origin/] });

	for (const { name, settings, sentence } of [
		{
			name: "because its store is gone",
			settings: { DATABASE_URL: "sqlite:/dev/null/applications.db" },
			sentence: /^We could not store your application just now\. Nothing you typed is lost/,
		},
		{
			name: "because too many came from there",
			settings: { RATE_LIMIT: "1/600" },
			sentence:
				/^Too many applications came from your network\. Nothing you typed is lost\. Send it again in 10 minutes/,
		},
	]) {
		test(`everything typed comes back, ${name}`, async ({ page }, info) => {
			await using site = await serveSite({ DATABASE_URL: `sqlite:${info.outputPath("applications.db")}`, ...settings });
			// The only request that the limit allows.
			await fetch(`${site.address}/api/applications`, { method: "POST", body: new URLSearchParams({ a: "b" }) });
			await page.goto(`${site.address}/apply/`);
			await fillCompany(page, "Kept Ltd");
			await fillRest(page, async () => {});
			await page.getByLabel(/may keep and use/).check();
			await page.getByRole("button", { name: "Send application" }).click();
			await expect(page.getByText(sentence)).toBeVisible();
			await expect(page.getByLabel("Company name")).toHaveValue("Kept Ltd");
			await expect(page.getByLabel("Reseller Partner")).toBeChecked();
			await expect(page.getByLabel("Government")).toBeChecked();
			await expect(page.getByLabel("Customer base")).toHaveValue("Twelve counties");
			await expect(page.getByLabel(/may keep and use/)).toBeChecked();
		});
	}
});
