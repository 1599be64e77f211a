import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { readAllTerms } from "../../src/build/read-program.ts";
import { everyState } from "../../src/program/selection.ts";
import { addressOf, headingOf } from "../../src/tools/wizard/state.ts";
import { expect, test } from "./harness.ts";

const [{ selection, tiers }] = readAllTerms(new URL("../..", import.meta.url).pathname);
const states = everyState(selection);
const outcomes = states.filter((state) => state.kind === "outcome");

async function followAll(page: Page) {
	for (const outcome of outcomes) {
		await page.goto("/find-your-tier/");
		for (const [at, answer] of outcome.answers.entries()) {
			await page.getByRole("link", { name: answer === "yes" ? "Yes" : "No", exact: true }).click();
			await expect(page).toHaveURL(addressOf(outcome.answers.slice(0, at + 1)));
		}
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(headingOf({ tiers }, outcome));
	}
}

test("every path of answers leads to its outcome", async ({ page }) => followAll(page));

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("every path of answers leads to its outcome", async ({ page }) => followAll(page));

	test("durations stand where dates would", async ({ page }) => {
		await page.goto("/find-your-tier/yes/");
		await expect(page.locator("main")).toContainText("1–2 weeks");
		await expect(page.locator("main")).not.toContainText("If you apply today");
	});
});

test("the next state comes without loading a page, as a page change would be announced", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
	await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));
	await page.getByRole("link", { name: "No", exact: true }).press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
	await expect(page).toHaveTitle(/^Are you a system integrator\? \| /);
	await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/find-your-tier\/no\/$/);
	await expect(page.locator("html[data-same-page]")).toHaveCount(1);
});

test("back, forward, reload and “Change” lead where they say", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await page.getByRole("link", { name: "No", exact: true }).click();
	await page.getByRole("link", { name: "Yes", exact: true }).click();
	await page.goBack();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Are you a system integrator?");
	await page.goForward();
	await page.reload();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("System Integrator Partner fits");
	await page.getByRole("link", { name: "Change the answer to: Are you a technology company?" }).click();
	await expect(page).toHaveURL("/find-your-tier/");
});

test("the keyboard alone reaches an outcome", async ({ page }) => {
	await page.goto("/find-your-tier/");
	for (const question of selection.questions.slice(0, 2)) {
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(question.text);
		await page.getByRole("heading", { level: 1 }).focus();
		await page.keyboard.press("Tab");
		await expect(page.getByRole("link", { name: "Yes", exact: true })).toBeFocused();
		await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
	}
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(selection.questions[2]?.text ?? "");
});

test("an outcome says why, what is not met, and carries tier and answers on", async ({ page }) => {
	await page.goto("/find-your-tier/no/no/no/no/");
	await expect(page.getByRole("note")).toContainText("Technology company with complementary products");
	await expect(page.getByRole("note")).toContainText("Talk to the partner team before you apply");
	await expect(page.getByRole("link", { name: "Apply for this tier" })).toHaveAttribute(
		"href",
		"/apply/?tier=technology&answers=no/no/no/no",
	);
	await expect(page.getByRole("link", { name: "Estimate revenue for this tier" })).toHaveAttribute(
		"href",
		/^\/estimate\/\?tier=technology&start=\d{4}-\d{2}$/,
	);
});

test("ticks are counted and are there after a reload", async ({ page }) => {
	await page.goto("/find-your-tier/yes/");
	const missing = page.getByText(/still to be ticked/);
	const [, before] = /^(\d+) of/.exec((await missing.textContent()) ?? "") ?? [];
	await page.getByRole("checkbox", { name: "Financial stability" }).check();
	await expect(missing).toHaveText(new RegExp(`^${Number(before) - 1} of`));
	await page.reload();
	await expect(page.getByRole("checkbox", { name: "Financial stability" })).toBeChecked();
});

test("the dates are counted from today and can be saved as a calendar", async ({ page }) => {
	await page.clock.setFixedTime(new Date("2026-11-23T12:00:00"));
	await page.goto("/find-your-tier/yes/");
	await expect(page.getByText("If you apply today, November 23, 2026:")).toBeVisible();
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "Save the dates to your calendar" }).click();
	expect((await download).suggestedFilename()).toBe("mamey-partnership.ics");
});

test.describe("an address that is no state", () => {
	test.use({ expectedProblems: [/404/] });

	test("is a 404 that leads back to the first question", async ({ page }) => {
		const answer = await page.goto("/find-your-tier/yes/yes/maybe/");
		expect(answer?.status()).toBe(404);
		await page.getByRole("main").getByRole("link", { name: "Find your tier" }).click();
		await expect(page).toHaveURL("/find-your-tier/");
	});
});

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 1280],
	["light", 360],
	["dark", 360],
] as const) {
	test(`questions and outcomes have nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		for (const path of ["/find-your-tier/no/", "/find-your-tier/no/no/no/no/"]) {
			await page.goto(path);
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
		}
	});
}
