import { expect, test } from "#tests/browser/setup/harness.ts";
import { attemptsOf, fillAll, proceed, ready, reference, takenOver } from "./application-form.ts";

test.describe("when the connection breaks", () => {
	test.use({ expectedProblems: [/ERR_FAILED|ERR_CONNECTION/] });

	test("the form says so, keeps everything, and trying again does not apply twice", async ({ page }) => {
		const ids = await attemptsOf(page);
		await ready(page);
		await fillAll(page, "Broken Line Ltd");
		let posts = 0;
		let stored: string | undefined;
		await page.route("**/api/applications", async (route) => {
			posts++;
			if (posts > 1) return route.continue();
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

test.describe("when no answer comes", () => {
	// The form gives up on the first attempt after 30 seconds; the second may take its time.
	test("the form says so, and trying again is the same application", async ({ page }) => {
		await page.clock.install();
		const ids = await attemptsOf(page);
		await ready(page);
		await fillAll(page, "Silent Ltd");
		let posts = 0;
		await page.route("**/api/applications", async (route) => {
			posts++;
			if (posts > 1) await route.continue();
		});
		await page.getByRole("button", { name: "Send application" }).click();
		await expect.poll(() => posts).toBe(1);
		await page.clock.fastForward(31_000);
		await expect(page.getByText(/^The connection broke before we had an answer/)).toBeVisible();
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
		expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
		expect(ids[1]).toBe(ids[0]);
	});
});

test.describe("when the browser is offline", () => {
	test.use({ expectedProblems: [/ERR_INTERNET_DISCONNECTED/] });

	test("the form says so, and sends when the connection is back", async ({ page, context }) => {
		await ready(page);
		await fillAll(page, "Offline Ltd");
		await context.setOffline(true);
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/^You are offline/)).toBeVisible();
		await context.setOffline(false);
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test.describe("when an earlier version has arrived already", () => {
	test.use({ expectedProblems: [/ERR_FAILED|422/] });

	test("the form says so, and sends another application only when asked again", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Changed Mind Ltd");
		let attempts = 0;
		await page.route("**/api/applications", async (route) => {
			attempts++;
			if (attempts > 1) return route.continue();
			await route.fetch();
			await route.abort("failed");
		});
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/^The connection broke/)).toBeVisible();
		await page.getByRole("link", { name: "Change Company name" }).click();
		await page.getByLabel("Company name").fill("Second Thoughts Ltd");
		await proceed(page)();
		await page.getByRole("button", { name: "Try again" }).click();
		const said = page.getByText(/^An earlier version of this application has arrived already/);
		await expect(said).toBeVisible();
		// A reload forgets the sentence, not the earlier application.
		await page.reload();
		await takenOver(page);
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(said).toBeVisible();
		await page.getByRole("button", { name: "Send as another application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test.describe("when the endpoint finds errors that the form did not", () => {
	test.use({ expectedProblems: [/422/] });

	test("they lead to their fields on their steps", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Judged Ltd");
		await page.route("**/api/applications", (route) =>
			route.fulfill({
				status: 422,
				contentType: "application/problem+json",
				body: JSON.stringify({
					errors: [{ field: "contact_email", code: "TYPE_EMAIL", message: "Email address has no mail server" }],
				}),
			}),
		);
		await page.getByRole("button", { name: "Send application" }).click();
		const summary = page.getByRole("region", { name: /^There (is a problem|are \d+ problems)$/ });
		await expect(summary).toBeFocused();
		await summary.getByRole("link", { name: "Email address has no mail server" }).click();
		await expect(page.getByLabel("Email address")).toBeFocused();
		await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/Email address has no mail server/);
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
