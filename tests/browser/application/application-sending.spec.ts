import type { Page, Route } from "@playwright/test";
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

test.describe("while it is on its way", () => {
	test("who goes back and changes an answer is led on, and told that this has not arrived", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Hasty Ltd");
		const { promise, resolve: answer } = Promise.withResolvers<void>();
		const hold = async (route: Route) => {
			await promise;
			await route.continue();
		};
		await page.route("**/api/applications", hold, { times: 1 });
		await page.getByRole("button", { name: "Send application" }).click();
		await page.getByRole("link", { name: "Change Company name" }).click();
		await page.getByLabel("Company name").fill("Second Thoughts Ltd");
		await proceed(page)();
		await expect(page.getByRole("button", { name: "Sending …" })).toBeVisible();
		answer();
		await expect(page.getByText(/what you changed since then has not/)).toBeVisible();
		await page.getByRole("button", { name: "Send as another application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
		await expect(page.getByText("Second Thoughts Ltd")).toBeVisible();
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

test.describe("while another tab goes on with the form", () => {
	test.use({ expectedProblems: [/ERR_FAILED|422/] });

	/** Sends an application, and gives the other tab and what lets the first answer through, or get lost. */
	async function sendBeside(page: Page): Promise<{ other: Page; answer: (isLost: boolean) => void }> {
		await ready(page);
		await fillAll(page, "First Ltd");
		const other = await page.context().newPage();
		await ready(other);
		const { promise, resolve: answer } = Promise.withResolvers<boolean>();
		const hold = async (route: Route) => {
			const isLost = await promise;
			const response = await route.fetch();
			await (isLost ? route.abort("failed") : route.fulfill({ response }));
		};
		await page.route("**/api/applications", hold, { times: 1 });
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByRole("button", { name: "Sending …" })).toBeVisible();
		return { other, answer };
	}
	const received = (page: Page) => expect(page.getByText("Your reference is")).toContainText(reference);
	const clear = (page: Page) => page.getByRole("button", { name: "Clear this form" }).click();

	test("another application that is begun there stays when this one has arrived", async ({ page }) => {
		const { other, answer } = await sendBeside(page);
		await clear(other);
		await other.getByLabel("Company name").fill("Another Ltd");
		answer(false);
		await received(page);
		await other.reload();
		await takenOver(other);
		await expect(other.getByLabel("Company name")).toHaveValue("Another Ltd");
		await expect(other.getByLabel("Your name")).toHaveValue("");
	});

	test("what is changed there is kept, and sent only once it is known that an earlier version has arrived", async ({
		page,
	}) => {
		const { other, answer } = await sendBeside(page);
		await other.getByLabel("Your role").fill("Director");
		answer(false);
		await received(page);
		await other.goto("/apply/#check");
		await takenOver(other);
		await other.getByRole("button", { name: "Send application" }).click();
		await expect(other.getByText(/^An earlier version of this application has arrived already/)).toBeVisible();
		await other.getByRole("button", { name: "Send as another application" }).click();
		await received(other);
	});

	test("what is changed there is here, too, when the connection broke", async ({ page }) => {
		const { other, answer } = await sendBeside(page);
		await other.getByLabel("Your role").fill("Director");
		answer(true);
		await expect(page.getByText(/^The connection broke/)).toBeVisible();
		await expect(page.getByText("Director", { exact: true })).toBeVisible();
		await page.getByRole("link", { name: "Change Company name" }).click();
		await page.getByLabel("Company name").fill("Second Ltd");
		await expect(other.getByLabel("Company name")).toHaveValue("Second Ltd");
		await expect(other.getByLabel("Your role")).toHaveValue("Director");
	});

	test("what is cleared there stays here when the connection broke; another application there and this one are two", async ({
		page,
	}) => {
		const { other, answer } = await sendBeside(page);
		await clear(other);
		answer(true);
		await expect(page.getByText(/^The connection broke.* Everything you typed is still here/)).toBeVisible();
		await expect(page.getByText(/^This browser keeps nothing for this page/)).toBeVisible();
		await other.getByLabel("Company name").fill("Another Ltd");
		await page.getByRole("link", { name: "Change Company name" }).click();
		await expect(page.getByLabel("Company name")).toHaveValue("First Ltd");
		await page.getByLabel("Company name").fill("First Limited");
		await page.getByLabel("Company name").fill("First Ltd");
		await expect(other.getByLabel("Company name")).toHaveValue("Another Ltd");
		await proceed(page)();
		await page.getByRole("button", { name: "Try again" }).click();
		await received(page);
		await expect(other.getByLabel("Company name")).toHaveValue("Another Ltd");
		await other.reload();
		await takenOver(other);
		await expect(other.getByLabel("Company name")).toHaveValue("Another Ltd");
	});

	test("what is cleared there, and typed on here, is kept again", async ({ page }) => {
		const { other, answer } = await sendBeside(page);
		await clear(other);
		answer(true);
		await page.getByRole("link", { name: "Change Company name" }).click();
		await page.getByLabel("Company name").fill("First Limited");
		await expect(page.getByText(/^What you type is kept on this device/)).toBeVisible();
		await expect(other.getByLabel("Company name")).toHaveValue("First Limited");
	});
});

test.describe("after a broken connection", () => {
	test.use({ expectedProblems: [/ERR_FAILED/] });

	test("answers that are cleared and brought back are the same application", async ({ page }) => {
		const ids = await attemptsOf(page);
		await ready(page);
		await fillAll(page, "Brought Back Ltd");
		await page.route("**/api/applications", (route) => route.abort("failed"), { times: 1 });
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/^The connection broke/)).toBeVisible();
		await page.getByRole("button", { name: "Clear this form" }).click();
		await page.getByRole("button", { name: "Bring my answers back" }).click();
		await page.goto("/apply/#check");
		await page.reload();
		await takenOver(page);
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
		expect(ids).toHaveLength(2);
		expect(ids[1]).toBe(ids[0]);
	});
});
