import { expect, test } from "#tests/browser/setup/harness.ts";
import { fillAll, fillCompany, proceed, ready, reference } from "./application-form.ts";

test("an application goes through its steps, is checked, sent and confirmed", async ({ page }) => {
	await ready(page);
	await fillAll(page, "Steps Ltd");
	await expect(page.getByRole("definition").filter({ hasText: "Twelve counties" })).toBeVisible();
	await page.getByRole("link", { name: "Change Company name" }).click();
	await page.getByLabel("Company name").fill("Stepwise Ltd");
	await proceed(page)();
	await expect(page.getByRole("definition").filter({ hasText: "Stepwise Ltd" })).toBeVisible();
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page).toHaveURL(/\/apply\/received\/\?reference=MP-/);
	await expect(page.getByText("Your reference is")).toContainText(reference);
	const copy = page.getByRole("definition");
	await expect(copy.filter({ hasText: "Stepwise Ltd" })).toBeVisible();
	await expect(copy.filter({ hasText: "Kenya" })).toBeVisible();
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
});

test("the keyboard alone is enough to apply", async ({ page }) => {
	await ready(page);
	const type = async (label: string | RegExp, text: string) => {
		const field = page.getByLabel(label);
		for (let tabs = 0; tabs < 40 && !(await field.evaluate((one) => one === document.activeElement)); tabs++) {
			await page.keyboard.press("Tab");
		}
		await expect(field).toBeFocused();
		await page.keyboard.type(text);
	};
	await type("Company name", "Keys Ltd");
	await type("Company website", "https://example.com");
	await type("Country", "Kenya");
	await type("Year founded", "2012");
	await type("Your name", "Amina Otieno");
	await type("Email address", "amina@example.com");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Partnership", exact: true })).toBeFocused();
	await page.keyboard.press("Tab");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowDown");
	await expect(page.getByLabel("Reseller Partner")).toBeChecked();
	await page.keyboard.press("Enter");
	await type("Government", " ");
	await type("Customer base", "Twelve counties");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await type("Revenue goals", "Two million");
	await type(/^Estimate/, "");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Check your answers" })).toBeFocused();
	await type(/may keep and use/, " ");
	await page.keyboard.press("Enter");
	await expect(page.getByText("Your reference is")).toContainText(reference);
});

test("a second click while the first is on its way counts for nothing", async ({ page }) => {
	await ready(page);
	await fillAll(page, "Twice Ltd");
	let posts = 0;
	await page.route("**/api/applications", async (route) => {
		posts++;
		await route.continue();
	});
	await page.getByRole("button", { name: "Send application" }).dblclick();
	await expect(page.getByText("Your reference is")).toContainText(reference);
	expect(posts).toBe(1);
});

test("errors are summed up, take the focus, lead to their fields and are repeated there", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Company website").fill("example");
	await proceed(page)();
	const summary = page.getByRole("region", { name: /^There (is a problem|are \d+ problems)$/ });
	await expect(summary).toBeFocused();
	await expect(page).toHaveTitle(/^Error: /);
	await expect(page.getByText("Company website must be a full address").last()).toBeVisible();
	await summary.getByRole("link", { name: "Enter your email address" }).click();
	await expect(page.getByLabel("Email address")).toBeFocused();
	await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/Error: Enter your email address/);
	await expect(page.getByLabel("Company website")).toHaveValue("example");
});

test("tier, answers and estimate come along and are said", async ({ page }) => {
	await ready(page, "/apply/?tier=integrator&answers=no/yes&estimate=%2Festimate%2F%3Ftier%3Dintegrator#partnership");
	await expect(
		page.getByText(/^You said that you are not a technology company and that you integrate systems/),
	).toBeVisible();
	await expect(page.getByLabel("System Integrator Partner")).toBeChecked();
	await expect(page.getByText("Your estimate is attached.")).toBeVisible();
	await expect(page.getByLabel("Technical capabilities")).toBeVisible();
	await page.getByLabel("Reseller Partner").check();
	await expect(page.getByLabel("Technical capabilities")).toBeHidden();
	await expect(page.getByText("What the guide asks of this tier")).toBeVisible();
	// A reload of the same link does not undo the change.
	await page.reload();
	await expect(page.getByLabel("Reseller Partner")).toBeChecked();
	await ready(page, "/apply/#goals");
	await expect(page.getByLabel(/^Estimate/)).toHaveValue("/estimate/?tier=integrator");
});

test("a young company is told what the guide asks for and may go on", async ({ page }) => {
	await ready(page);
	await fillCompany(page, "New Ltd");
	await page.getByLabel("Year founded").fill(String(new Date().getFullYear()));
	await expect(page.getByText(/You may apply all the same/)).toBeVisible();
	await proceed(page)();
	await expect(page.getByRole("heading", { name: "Partnership", exact: true })).toBeFocused();
});

test("the trap is not there for people: no focus, no name, no autofill", async ({ page }) => {
	await ready(page);
	const trap = page.locator("[name=hp_note]");
	await expect(trap).toHaveAttribute("tabindex", "-1");
	await expect(trap).toHaveAttribute("autocomplete", "off");
	await expect(page.getByRole("textbox", { name: "Leave this empty" })).toHaveCount(0);
});

test("a website typed without its scheme gets one, on leaving the field or on going on", async ({ page }) => {
	await ready(page);
	const website = page.getByLabel("Company website");
	await website.fill("www.example.com");
	await website.press("Tab");
	await expect(website).toHaveValue("https://www.example.com");
	await fillCompany(page, "Scheme Ltd");
	await website.fill("example.com/partners");
	await website.press("Enter");
	await expect(page.getByRole("heading", { name: "Partnership", exact: true })).toBeFocused();
	await page.goBack();
	await expect(website).toHaveValue("https://example.com/partners");
});

test("the browser’s Back and Forward go between the steps and keep the answers", async ({ page }) => {
	await ready(page);
	await fillCompany(page, "Wanderer Ltd");
	await proceed(page)();
	await page.getByLabel("Reseller Partner").check();
	await page.goBack();
	await expect(page.getByRole("heading", { name: "Your company" })).toBeFocused();
	await expect(page.getByLabel("Company name")).toHaveValue("Wanderer Ltd");
	await page.goForward();
	await expect(page.getByRole("heading", { name: "Partnership", exact: true })).toBeFocused();
	await expect(page.getByLabel("Reseller Partner")).toBeChecked();
});

test("who skips to the content stays on the step, and Back leads to the one before", async ({ page }) => {
	await ready(page);
	await page.getByRole("link", { name: "Skip to content" }).press("Enter");
	await fillCompany(page, "Skipping Ltd");
	await proceed(page)();
	await page.getByRole("link", { name: "Skip to content" }).press("Enter");
	await expect(page).toHaveURL(/#_top$/);
	await expect(page.getByText("Step 2 of 5")).toBeVisible();
	await page.keyboard.press("Tab");
	await page.getByRole("button", { name: "Continue" }).press("Enter");
	await expect(page.getByRole("region", { name: "There is a problem" })).toBeFocused();
	await page.reload();
	await expect(page.getByText("Step 2 of 5")).toBeVisible();
	await page.goBack();
	await expect(page).toHaveURL(/#partnership$/);
	await expect(page.getByText("Step 2 of 5")).toBeVisible();
	await page.goBack();
	await expect(page.getByText("Step 1 of 5")).toBeVisible();
	await expect(page.getByLabel("Company name")).toHaveValue("Skipping Ltd");
});

test("a form without any answer begins at its first step, whatever step a link names", async ({ page }) => {
	await ready(page, "/apply/#check");
	await expect(page.getByText("Step 1 of 5")).toBeVisible();
});

test("what a link brings that cannot be read is said and left out", async ({ page }) => {
	await ready(page, "/apply/?tier=gold&answers=yes/yes/yes&estimate=https%3A%2F%2Felsewhere.example%2Festimate%2F");
	await expect(page.getByText("names a tier that does not exist")).toBeVisible();
	await expect(page.getByText("answers that the tier finder does not know")).toBeVisible();
	await expect(page.getByText("an estimate that is not from our estimator")).toBeVisible();
});

test("browsers know what to fill in and which keyboard to show, and pasting is free", async ({ page }) => {
	await ready(page);
	for (const [label, autocomplete, keyboard, spelling] of [
		["Company name", "organization", null],
		["Company website", "url", "url", "not spelled"],
		["Country", "country", null],
		["Year founded", "off", "numeric"],
		["Your name", "name", null],
		["Email address", "email", "email", "not spelled"],
		["Phone number (optional)", "tel", "tel"],
		["Your role (optional)", "organization-title", null],
	] as const) {
		const field = page.getByLabel(label);
		await expect(field).toHaveAttribute("autocomplete", autocomplete);
		if (keyboard) await expect(field).toHaveAttribute("inputmode", keyboard);
		if (spelling) await expect(field).toHaveAttribute("spellcheck", "false");
		const isFree = await field.evaluate((one) =>
			one.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true })),
		);
		expect(isFree, label).toBe(true);
	}
});

test("addresses of the application answer only what pages are asked, and lead to the one with a slash", async ({
	request,
}) => {
	const ask = async (method: string, address: string) =>
		(await request.fetch(address, { method, maxRedirects: 0 })).status();
	expect(await ask("POST", "/apply/")).toBe(405);
	expect(await ask("POST", "/apply/received/")).toBe(405);
	expect(await ask("GET", "/apply/again/")).toBe(404);
	expect(await ask("GET", "/apply/confirmed/?reference=MP-7K3F-9QX2")).toBe(404);
	const received = await request.fetch("/apply/received?reference=MP-7K3F-9QX2", { maxRedirects: 0 });
	expect(received.status()).toBe(308);
	expect(received.headers().location).toBe("/apply/received/?reference=MP-7K3F-9QX2");
});
