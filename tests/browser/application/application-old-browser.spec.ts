import { expect, test } from "#tests/browser/setup/harness.ts";
import { fillAll, fillCompany, proceed, ready, reference } from "./application-form.ts";

test.use({ viewport: { width: 360, height: 780 } });

test("a browser without what came in 2023 gets the form all the same", async ({ page }) => {
	await page.addInitScript(() => {
		for (const [owner, name] of [
			[URL, "canParse"],
			[String.prototype, "toWellFormed"],
			[String.prototype, "isWellFormed"],
			[Array.prototype, "toSorted"],
			[AbortSignal, "timeout"],
			[Element.prototype, "checkVisibility"],
		] as const) {
			Reflect.deleteProperty(owner, name);
		}
	});
	await ready(page);
	await fillAll(page, "Older Phones Ltd");
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page.getByText("Your reference is")).toContainText(reference);
});

test.describe("when the form’s script fails", () => {
	test.use({ expectedProblems: [/is not a function|not available|An error occurred|thrown:/] });

	test("in the middle, the plain form takes its place with what was typed, and sends", async ({ page }) => {
		await ready(page);
		await fillCompany(page, "Half Way Ltd");
		await page.evaluate(() => {
			Reflect.deleteProperty(window.history, "pushState");
			Object.defineProperty(window.history, "pushState", { value: undefined });
		});
		await proceed(page)();
		await expect(page.getByRole("alert").filter({ hasText: "met an error" })).toBeVisible();
		await expect(page.getByLabel("Company name")).toHaveValue("Half Way Ltd");
		await expect(page.getByLabel("Country")).toHaveValue("KE");
		await page.getByLabel("Reseller Partner").check();
		await page.getByLabel("Government").check();
		await page.getByLabel("Customer base").fill("Twelve counties");
		await page.getByLabel("Revenue goals").fill("Two million in the first year");
		await page.getByLabel(/may keep and use/).check();
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});

	test("from the start, the plain form stays", async ({ page }) => {
		// Every drawing of the form needs it.
		await page.addInitScript(() => {
			Reflect.deleteProperty(Array.prototype, "findIndex");
		});
		await page.goto("/apply/");
		await expect(page.getByRole("alert").filter({ hasText: "met an error" })).toBeVisible();
		await expect(page.getByLabel("Revenue goals")).toBeVisible();
		await expect(page.getByRole("button", { name: "Send application" })).toBeVisible();
	});
});

test("a name typed in the list of countries finds one by its short name", async ({ page }) => {
	await ready(page);
	const country = page.getByLabel("Country");
	await country.focus();
	await page.keyboard.type("UK");
	await expect(country).toHaveValue("GB");
	await expect(country.locator("option:checked")).toHaveText("United Kingdom");
	await country.selectOption("");
	await country.blur();
	await country.focus();
	await page.keyboard.type("US");
	await expect(country).toHaveValue("US");
	await country.selectOption({ label: "Kosovo" });
	await expect(country).toHaveValue("XK");
});
