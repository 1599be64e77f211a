import { expect, test } from "#tests/browser/setup/harness.ts";
import { everyPage } from "#tests/browser/setup/sitemap.ts";

// What a screen reader is given: roles, names, states and values in their order. Words of the guide are left out, since
// marketing edits them.
test("the wizard asks, with its answers as links and its flowchart as one group", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - paragraph: /Question 1 of at most \\d+/
    - heading [level=1]
    - paragraph
    - paragraph:
      - link "Yes"
      - link "No"
    - group:
      - region "The questions and where they lead":
        - group /Your way so far is marked/:
          - link
          - link /\\w+ \\w+/
  `);
});

test("an outcome has a heading, its ways on, and a region for each of its parts", async ({ page }) => {
	await page.goto("/find-your-tier/no/yes/");
	await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading /fits$/ [level=1]
    - paragraph:
      - link "Estimate revenue for this tier"
      - link "Apply for this tier"
    - paragraph:
      - button "Copy link"
      - button "Print"
    - region "What it asks for":
      - heading "What it asks for" [level=2]
      - group:
        - list:
          - listitem:
            - checkbox
      - paragraph: /still missing/
    - region "What it brings"
    - region "How long it takes"
    - region "How it compares":
      - table:
        - rowgroup:
          - row:
            - columnheader /Your tier/
    - region "Your answers":
      - definition:
        - link /^Change the answer to/
      - paragraph:
        - link "Start again"
  `);
});

test("the estimator’s fields are in a form, its figures in a region with a heading, its tables with headers", async ({
	page,
}) => {
	await page.goto("/estimate/?tier=reseller&months=12&pu.customers=10&pu.revenue=1000");
	await page.locator(".estimator:not([data-waking])").waitFor();
	await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Estimate revenue" [level=1]
    - form "Inputs":
      - combobox "Tier"
      - combobox "Length"
      - combobox "First month"
      - group:
        - checkbox [checked]
        - textbox "Customers at the start": "10"
        - textbox "Lost each month": "0"
        - textbox "Revenue of one, monthly": 1,000
      - textbox "Name"
      - combobox "Currency"
    - region "Expected over 12 months":
      - heading "Expected over 12 months" [level=2]
      - paragraph:
        - strong:
          - button "$54,000.00"
      - list:
        - listitem:
          - slider "Place in the range": "50"
      - textbox "Place in the range": "50"
      - figure:
        - group "What the chart shows":
          - radio "Each month" [checked]
          - radio "So far"
        - slider "Month of the chart": "12"
    - heading "Send or keep this estimate" [level=2]
    - textbox "Your name or e-mail (optional)"
    - textbox "Prepared for (optional)"
    - paragraph:
      - button "Copy link"
    - paragraph:
      - button "Download CSV"
    - region "By model, in USD":
      - table "By model, in USD":
        - rowgroup:
          - row "Model Low Expected High"
  `);
});

test("each field of the estimator says its unit, and each end of a range which end it is", async ({ page }) => {
	await page.goto("/estimate/?tier=reseller&months=12&pu.customers=10&pu.revenue=1000&im.projects=3&im.fee=9000");
	await page.locator(".estimator:not([data-waking])").waitFor();
	const described = async (name: string, as: string) =>
		expect(page.getByRole("textbox", { name })).toHaveAccessibleDescription(as);
	await described("Lost each month", "%");
	await described("Revenue of one, monthly", "USD");
	await described("Months a project takes", "months");
	await described("Place in the range", "%");
	await expect(page.getByRole("textbox", { name: "Your name or e-mail" })).toHaveAccessibleDescription(
		/^Shown to whoever/,
	);
	const headline = page.locator(".headline");
	await expect(headline.getByRole("button").nth(1)).toHaveAccessibleDescription(/^Low end\./);
	await expect(headline.getByRole("button").nth(2)).toHaveAccessibleDescription(/^High end\./);
});

test("what will be announced has its place before it has words", async ({ page }) => {
	for (const [path, there] of [
		["/apply/", "form.application:not([data-whole])"],
		["/estimate/?tier=reseller&months=12&pu.customers=10&pu.revenue=1000", ".estimator:not([data-waking])"],
	] as const) {
		await page.goto(path);
		await page.locator(there).waitFor();
		const hidden = await page
			.locator(`${there} [aria-live]:empty`)
			.evaluateAll((regions) =>
				regions.filter((region) => getComputedStyle(region).display === "none").map((region) => region.className),
			);
		expect(hidden, path).toEqual([]);
	}
});

// A screen reader offers an element of role "status" as a bar, and reads an empty one as just that.
test("no page has an empty status", async ({ page }) => {
	for (const path of everyPage) {
		await page.goto(path);
		expect(await page.locator("body").ariaSnapshot(), path).not.toMatch(/- status$/m);
	}
});

test("a form with errors names their number, lists them as links, and marks each field", async ({ page }) => {
	await page.goto("/apply/");
	await page.locator("form.application:not([data-whole])").waitFor();
	await page.getByRole("button", { name: "Continue" }).click();
	await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - region "There are 6 problems":
      - alert:
        - heading "There are 6 problems" [level=2]
        - list:
          - listitem:
            - link "Enter the name of your company"
    - paragraph: Step 1 of 5
    - heading "Your company" [level=2]
    - textbox "Company name" [invalid]
    - combobox "Country" [invalid]
    - textbox "Your name" [invalid]
    - textbox "Phone number (optional)"
    - paragraph:
      - button "Continue"
    - paragraph:
      - button "Clear this form"
    - complementary:
      - heading "What happens next" [level=2]
  `);
});

test("a flowchart is a group with its nodes as links, and its text beside it", async ({ page }) => {
	await page.goto("/guide/choose-a-tier/");
	await expect(page.locator("main figure").first()).toMatchAriaSnapshot(`
    - region:
      - group:
        - link "Technology Company?"
        - link "System Integrator?"
    - button "Enlarge"
    - button "Copy Mermaid"
    - button "Save SVG"
    - group: /as text$/
  `);
});

test("search is a dialog with its field, and says how many results there are", async ({ page }) => {
	await page.goto("/guide/");
	await page.getByRole("button", { name: "Search" }).click();
	await page.getByRole("searchbox").fill("payout");
	await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
	await expect(page.getByRole("dialog")).toMatchAriaSnapshot(`
    - search:
      - searchbox "Search the guide": payout
    - paragraph: /\\d+/
    - list:
      - listitem:
        - link
  `);
});
