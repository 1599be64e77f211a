import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const open = async (page: Page) => {
	await page.getByRole("button", { name: "Search" }).click();
	await expect(page.getByRole("searchbox")).toBeFocused();
};

test("Enter waits for a slow answer and opens its first result, never a suggestion", async ({ page }) => {
	const held = Promise.withResolvers<void>();
	await page.route("**/search/**/*.json", async (route) => {
		await held.promise;
		await route.continue();
	});
	await page.goto("/");
	await open(page);
	await page.keyboard.type("notice period");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog")).toBeVisible();
	held.resolve();
	await expect(page).toHaveURL(/\/guide\/agreement\/#standard-terms$/);
});

test("Enter without a result opens nothing", async ({ page }) => {
	await page.goto("/");
	await open(page);
	await page.keyboard.type("xyzzy");
	await expect(page.getByText(/^Nothing found/)).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog")).toBeVisible();
	await expect(page).toHaveURL(/\/$/);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toBeHidden();
});

for (const [query, first] of [
	["applying", "/guide/how-to-apply/"],
	["cancelled", "/guide/agreement/#standard-terms"],
	["earned", "/guide/revenue-sharing/"],
	["selling", "/guide/revenue-sharing/#model-4-joint-go-to-market"],
] as const) {
	test(`“${query}” finds what the engine finds, also without toSorted`, async ({ page }) => {
		await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, "toSorted"));
		await page.goto("/");
		await open(page);
		await page.keyboard.type(query);
		await expect(page.getByText(/^\d+ sections?$/)).toBeVisible();
		await expect(page.getByRole("dialog").getByRole("link").first()).toHaveAttribute("href", first);
	});
}

test("a result opened with a key held leaves the others open", async ({ page, context }) => {
	await page.goto("/");
	await open(page);
	await page.keyboard.type("revenue");
	await expect(page.getByText(/^\d+ sections?$/)).toBeVisible();
	const other = context.waitForEvent("page");
	await page
		.getByRole("dialog")
		.getByRole("link")
		.first()
		.click({ modifiers: ["ControlOrMeta"] });
	await other;
	await expect(page.getByRole("dialog")).toBeVisible();
});

test("a network’s sign-in page in place of the index is said to be no connection", async ({ page }) => {
	await page.route("**/search/**/*.json", (route) =>
		route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" }),
	);
	await page.goto("/");
	await open(page);
	await page.keyboard.type("notice period");
	await expect(page.getByText(/^Search cannot be reached\. Check your connection/)).toBeVisible();
});

test.describe("when the dialog’s files do not come at first", () => {
	test.use({ expectedProblems: [/ERR_FAILED|Failed to fetch|thrown:/] });

	test("it says so, and the next press asks for them again under another address", async ({ page }) => {
		const asked: string[] = [];
		let isDown = true;
		await page.route(/\/_astro\/dialog[^/]*\.js/, async (route) => {
			asked.push(route.request().url());
			await (isDown ? route.abort("failed") : route.continue());
		});
		await page.goto("/");
		await page.getByRole("button", { name: "Search" }).click();
		await expect(page.getByText(/^Search could not be loaded/)).toBeVisible();
		isDown = false;
		await page.getByRole("button", { name: "Search" }).click();
		await expect(page.getByRole("searchbox")).toBeFocused();
		expect(asked.at(-1)).toContain("?again=");
	});
});
