import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./harness.ts";

async function ready(page: Page, address = "/apply/") {
	await page.goto(address);
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
}

async function fillCompany(page: Page, name: string) {
	await page.getByLabel("Company name").fill(name);
	await page.getByLabel("Company website").fill("https://example.com");
	await page.getByLabel("Country").selectOption("KE");
	await page.getByLabel("Year founded").fill("2012");
	await page.getByLabel("Your name").fill("Amina Otieno");
	await page.getByLabel("Email address").fill("amina@example.com");
}

async function fillRest(page: Page, next: () => Promise<void>) {
	await page.getByLabel("Reseller Partner").check();
	await next();
	await page.getByLabel("Government").check();
	await page.getByLabel("Customer base").fill("Twelve counties");
	await next();
	await page.getByLabel("Revenue goals").fill("Two million in the first year");
	await next();
}

const proceed = (page: Page) => async () => page.getByRole("button", { name: "Continue" }).click();

async function fillAll(page: Page, name: string) {
	await fillCompany(page, name);
	await proceed(page)();
	await fillRest(page, proceed(page));
	await page.getByLabel(/may keep and use/).check();
}

const reference = /MP-[0-9A-Z]{4}-[0-9A-Z]{4}/;

test("an application goes through its steps, is checked, sent and confirmed", async ({ page }) => {
	await ready(page);
	await fillAll(page, "Steps Ltd");
	await expect(page.getByRole("definition").filter({ hasText: "Twelve counties" })).toBeVisible();
	await page.getByRole("link", { name: "Change Company name" }).click();
	await page.getByLabel("Company name").fill("Stepwise Ltd");
	for (let step = 0; step < 4; step++) await proceed(page)();
	await expect(page.getByRole("definition").filter({ hasText: "Stepwise Ltd" })).toBeVisible();
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page).toHaveURL(/\/apply\/received\/\?reference=MP-/);
	await expect(page.getByText("Your reference is")).toContainText(reference);
	await page.goto("/apply/");
	await expect(page.getByLabel("Company name")).toHaveValue("");
});

test("errors are summed up, take the focus, lead to their fields and are repeated there", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Company website").fill("example");
	await proceed(page)();
	const summary = page.getByRole("region", { name: "There is a problem" });
	await expect(summary).toBeFocused();
	await expect(page).toHaveTitle(/^Error: /);
	await expect(page.getByText("Company website must be a full address").last()).toBeVisible();
	await summary.getByRole("link", { name: "Enter your email address" }).click();
	await expect(page.getByLabel("Email address")).toBeFocused();
	await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/Error: Enter your email address/);
	await expect(page.getByLabel("Company website")).toHaveValue("example");
});

test("the draft is there again after a reload, and can be cleared", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Company name").fill("Drafty Ltd");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Drafty Ltd");
	await expect(page.getByText("Your draft from this device is filled in.")).toBeVisible();
	await page.getByRole("button", { name: "Clear this form" }).click();
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await page.reload();
	await expect(page.getByText("Your draft from this device is filled in.")).toBeHidden();
});

test("tier, answers and estimate come along and are said", async ({ page }) => {
	await ready(page, "/apply/?tier=integrator&answers=no/yes&estimate=%2Festimate%2F%3Ftier%3Dintegrator#partnership");
	await expect(page.getByText("You answered no, yes in the tier finder.")).toBeVisible();
	await expect(page.getByLabel("System Integrator Partner")).toBeChecked();
	await expect(page.getByLabel("Technical capabilities")).toBeVisible();
	await page.getByLabel("Reseller Partner").check();
	await expect(page.getByLabel("Technical capabilities")).toBeHidden();
	await page.goto("/apply/#goals");
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

test.describe("when the connection breaks", () => {
	test.use({ expectedProblems: [/ERR_FAILED|ERR_CONNECTION/] });

	test("the form says so, keeps everything, and trying again does not apply twice", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Broken Line Ltd");
		const ids: string[] = [];
		let stored: string | undefined;
		await page.route("**/api/applications", async (route) => {
			ids.push(/name="submission_id"\r\n\r\n([^\r]+)/.exec(route.request().postData() ?? "")?.[1] ?? "");
			if (ids.length > 1) return route.continue();
			// The first attempt arrives, and its answer gets lost.
			stored = (await (await route.fetch()).json()).reference;
			await route.abort("failed");
		});
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/^The connection broke before we had an answer/)).toBeVisible();
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText("Your reference is")).toContainText(stored ?? "no reference");
		expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
		expect(ids[1]).toBe(ids[0]);
	});
});

test.describe("when the store cannot take it", () => {
	test.use({ expectedProblems: [/503/] });

	test("the form says when to try again", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Patient Ltd");
		await page.route("**/api/applications", (route) =>
			route.fulfill({ status: 503, headers: { "Retry-After": "120" }, body: "{}" }),
		);
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/Try again in 2 minutes\./)).toBeVisible();
	});
});

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
		const summary = page.getByRole("region", { name: "There is a problem" });
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

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 360],
] as const) {
	test(`the form with errors and the confirmation have nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		await ready(page);
		await proceed(page)();
		await expect(page.getByRole("region", { name: "There is a problem" })).toBeVisible();
		const found = [(await new AxeBuilder({ page }).analyze()).violations];
		await page.goto("/apply/received/?reference=MP-7K3F-9QX2");
		found.push((await new AxeBuilder({ page }).analyze()).violations);
		expect(found.flat().map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
	});
}
