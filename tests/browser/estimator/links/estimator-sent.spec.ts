import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=1&pu.revenue=100";
const expected = (page: Page) => page.locator(".headline strong");
const changed = (page: Page) => page.getByRole("region", { name: "Changed since it was sent" });

test("what changed since a link was sent is said in words, and taken back in one act", async ({ page }) => {
	await page.goto(example);
	await expect(changed(page)).toBeHidden();
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("5");
	await page.getByRole("combobox", { name: "Tier" }).selectOption("strategic");
	await page.getByRole("checkbox", { name: "Referral Fees" }).check();
	await expect(changed(page).getByRole("listitem")).toHaveText([
		"Tier: Reseller → Strategic Partner",
		"Customers at the start: 1 → 5",
		"Referral Fees: off → on, signed referrals a year 6",
	]);
	await page.getByRole("button", { name: "Back to what was sent" }).click();
	await expect(expected(page)).toHaveText("$540.00");
	await expect(changed(page)).toBeHidden();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(changed(page)).toBeVisible();
});

for (const [height, scrolled] of [
	[900, 0],
	[900, 60],
	[720, 60],
	[720, 200],
] as const) {
	test(`what is said of it moves nothing from under the hand, ${scrolled} px down ${height} px`, async ({ page }) => {
		await page.setViewportSize({ width: 1280, height });
		await page.goto(example);
		const customers = page.getByRole("textbox", { name: "Customers at the start" });
		await customers.focus();
		await page.evaluate((to) => window.scrollTo(0, to), scrolled);
		const place = () => customers.evaluate((field) => field.getBoundingClientRect().top);
		const before = await place();
		await page.keyboard.type("5");
		await expect(changed(page)).toBeVisible();
		expect(await place()).toBeCloseTo(before, 0);
		await page.getByRole("combobox", { name: "Tier" }).focus();
		await page.keyboard.press("ArrowDown");
		await expect(changed(page).getByRole("listitem")).toHaveCount(2);
		expect(await place()).toBeCloseTo(before, 0);
		if (scrolled === 0) await expect(changed(page)).toBeInViewport({ ratio: 1 });
	});
}

test("a reload does not forget what was sent", async ({ page }) => {
	await page.goto(example);
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("5");
	await expect(page).toHaveURL(/pu\.customers=5&/);
	await page.reload();
	await expect(expected(page)).toHaveText("$2,700.00");
	await expect(changed(page).getByRole("listitem")).toHaveText(["Customers at the start: 1 → 5"]);
});

test("nor that it came cut, whatever was changed since", async ({ page }) => {
	const cut = page.getByText("This link was cut or changed on its way.");
	await page.goto("/estimate/?k=12345678&tier=resel");
	await expect(cut).toBeVisible();
	await page.getByRole("combobox", { name: "Tier" }).selectOption("strategic");
	await expect(page).toHaveURL(/tier=strategic/);
	await page.reload();
	await expect(cut).toBeVisible();
	await expect(page.getByText(/^tier \(tier\) is “resel”/)).toBeVisible();
});

test("of a link that lost everything, the page does not say that some of it is shown", async ({ page }) => {
	await page.goto("/estimate/?k=12345678");
	await expect(page.locator(".notes p", { hasText: "This link was cut or changed on its way." })).toContainText(
		"Nothing of it could be read; ask the sender for the whole link.",
	);
});

test("what was sent and what became of it stand side by side, in one link", async ({ page }) => {
	await page.goto(example);
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("5");
	await page.getByRole("button", { name: "Put both side by side" }).click();
	await expect(page.getByRole("article", { name: "As sent" })).toContainText("$540.00");
	await expect(page.getByRole("article", { name: "Changed" })).toContainText("Customers at the start: 1 → 5");
	await expect(changed(page)).toContainText("What was sent is shown beside it.");
	await expect(page).toHaveURL(/name=As\+sent&.*b\.name=Changed/);
});

test("beside a scenario that was added, what was sent is still held against what became of it", async ({ page }) => {
	await page.goto(`${example}&name=Opening`);
	await page.getByRole("button", { name: "Compare with another" }).click();
	await expect(changed(page).getByRole("listitem")).toHaveText(["One scenario was sent, 2 now"]);
	await expect(page.getByRole("button", { name: "Put both side by side" })).toBeHidden();
	await page.getByRole("button", { name: "Edit Opening", exact: true }).click();
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("5");
	await page.getByRole("button", { name: "Edit Opening, copy" }).click();
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("7");
	await expect(changed(page).getByRole("listitem")).toHaveText([
		"One scenario was sent, 2 now",
		"Opening: Customers at the start: 1 → 5",
	]);
	await page.getByRole("button", { name: "Edit Opening", exact: true }).click();
	await page.getByRole("button", { name: "Put both side by side" }).click();
	await expect(changed(page)).toContainText("What was sent is shown beside it.");
	await expect(page.getByRole("article", { name: "Opening", exact: true })).toContainText("$540.00");
});

test("names that run from right to left do not turn about what was and what is", async ({ page }) => {
	await page.goto(`${example}&name=${encodeURIComponent("שלום")}`);
	await page.getByRole("textbox", { name: "Name", exact: true }).fill("בוקר");
	const line = changed(page).getByRole("listitem");
	await expect(line).toHaveText("Name: שלום → בוקר");
	const [was, is] = await line.evaluate((element) =>
		[...element.querySelectorAll("bdi")].map((name) => name.getBoundingClientRect().left),
	);
	expect(was).toBeLessThan(is ?? 0);
});

test("three scenarios leave no room for what was sent, and the page says so", async ({ page }) => {
	await page.goto(`${example}&b.pu.customers=2&c.pu.customers=3`);
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("5");
	await expect(changed(page)).toContainText("Scenario A: Customers at the start: 1 → 5");
	await expect(changed(page)).toContainText("Three scenarios are side by side already.");
});

test("an example that is changed was sent by nobody", async ({ page }) => {
	await page.goto("/estimate/");
	await expect(page.getByText("This is an example.")).toBeVisible();
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("5");
	await expect(page.getByText("This is an example.")).toBeHidden();
	await expect(changed(page)).toBeHidden();
});

test("the example stands in the address too, and stays an example over a reload", async ({ page, context }) => {
	await page.goto("/estimate/?utm_source=mail");
	await expect(page).toHaveURL(/\?v=1&terms=1\.0&tier=.*utm_source=mail/);
	const figure = await expected(page).textContent();
	await page.reload();
	await expect(page.getByText("This is an example.")).toBeVisible();
	await expect(expected(page)).toHaveText(figure ?? "");
	await expect(changed(page)).toBeHidden();

	const other = await context.newPage();
	await other.goto(page.url());
	await expect(expected(other)).toHaveText(figure ?? "");
	await expect(other.getByText("This is an example.")).toBeHidden();
});

test.describe("when newer terms hold", () => {
	test("a link of older terms keeps its figures, and is offered the newer ones with their difference", async ({
		page,
	}) => {
		await withNewerTerms(page);
		await page.goto(example);
		await expect(expected(page)).toHaveText("$540.00");
		const notice = page.getByRole("region", { name: "Newer program terms" });
		await expect(notice).toContainText("This link uses program terms 1.0; its figures stay as they were sent.");
		await expect(notice.getByRole("definition")).toHaveText(["$540.00", "$570.00", "+$30.00"]);
		await expect(notice.getByRole("listitem")).toHaveText(["Reseller: 40–50% in terms 1.0, 42.5–52.5% in terms 1.1"]);
		await expect(page.getByRole("combobox", { name: "Tier" })).toContainText("Reseller, 40–50%");
		await notice.getByRole("button", { name: "Switch to terms 1.1" }).click();
		await expect(expected(page)).toHaveText("$570.00");
		await expect(page).toHaveURL(/terms=1\.1/);
		await expect(notice).toBeHidden();
		await expect(changed(page).getByRole("listitem")).toHaveText(["Program terms: 1.0 → 1.1"]);
	});
});

/** The page as it will be when terms 1.1 hold: their facts come before today's in the props of the island. */
async function withNewerTerms(page: Page): Promise<void> {
	await page.route("**/estimate/?*", async (route) => {
		const response = await route.fetch();
		const html = await response.text();
		const body = html.replace(
			/(&quot;terms&quot;:\[1,\[)(\[0,\{.*?)(\]\],&quot;presets&quot;)/,
			(_, before: string, terms: string, after: string) => {
				const newer = terms
					.replace("[0,&quot;1.0&quot;]", "[0,&quot;1.1&quot;]")
					.replace("2024-12-21", "2026-01-01")
					.replace(
						"&quot;low&quot;:[0,40],&quot;high&quot;:[0,50]",
						"&quot;low&quot;:[0,42.5],&quot;high&quot;:[0,52.5]",
					);
				return `${before}${newer},${terms}${after}`;
			},
		);
		expect(body, "the facts are where this test looks for them").not.toBe(html);
		await route.fulfill({ response, body });
	});
}
