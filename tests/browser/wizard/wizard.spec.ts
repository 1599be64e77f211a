import type { Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { addressOf, headingOf, inWords } from "#tools/wizard/state.ts";
import { facts, longest as last, states } from "./wizard-states.ts";

const outcomes = states.filter((state) => state.kind === "outcome");
const longest = last.answers;

/** Follows every path of answers from the first question, and looks at the heading of each state on the way. */
async function followAll(page: Page, choose: (name: "Yes" | "No") => Promise<void>) {
	for (const outcome of outcomes) {
		await page.goto("/find-your-tier/");
		for (const [at, answer] of outcome.answers.entries()) {
			await expect(page.getByRole("heading", { level: 1 })).toHaveText(outcome.steps[at]?.question.text ?? "");
			await choose(inWords(answer));
			await expect(page).toHaveURL(addressOf(outcome.answers.slice(0, at + 1)));
		}
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(headingOf(facts, outcome));
	}
}

const hydrated = (page: Page) => expect(page.locator("astro-island[ssr]")).toHaveCount(0);

test("every path of answers leads to its outcome", async ({ page }) => {
	await followAll(page, (name) => page.getByRole("link", { name, exact: true }).click());
});

test("every path of answers can be gone with the keyboard alone", async ({ page }) => {
	await followAll(page, async (name) => {
		await hydrated(page);
		const heading = page.getByRole("heading", { level: 1 });
		// A page begins at its top; a state that came without loading has its heading focused already.
		if (!(await heading.evaluate((element) => element === document.activeElement))) {
			await page.keyboard.press("Tab");
			await page.getByRole("link", { name: "Skip to content" }).press("Enter");
		}
		await page.keyboard.press("Tab");
		// The way to what an old address showed comes first.
		if ((await page.locator(".moved").count()) > 0) await page.keyboard.press("Tab");
		await expect(page.getByRole("link", { name: "Yes", exact: true })).toBeFocused();
		if (name === "No") await page.keyboard.press("Tab");
		await expect(page.getByRole("link", { name, exact: true })).toBeFocused();
		await page.keyboard.press("Enter");
	});
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("every path of answers leads to its outcome", async ({ page }) => {
		await followAll(page, (name) => page.getByRole("link", { name, exact: true }).click());
	});

	test("answers are listed, each with a way to change it", async ({ page }) => {
		await page.goto(addressOf(longest));
		const changes = page.getByRole("link", { name: /^Change the answer to/ });
		await expect(changes).toHaveCount(longest.length);
		await changes.last().click();
		await expect(page).toHaveURL(addressOf(longest.slice(0, -1)));
	});
});

test("the next state comes without loading a page, as a page change would be announced", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await hydrated(page);
	await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));
	for (const [at] of longest.entries()) {
		const state = states.find(({ answers }) => addressOf(answers) === addressOf(longest.slice(0, at + 1)));
		if (!state) throw new Error("The path has no state.");
		await page.getByRole("link", { name: inWords(longest[at] ?? "no"), exact: true }).press("Enter");
		const heading = page.getByRole("heading", { level: 1 });
		await expect(heading).toBeFocused();
		await expect(heading).toHaveAccessibleDescription(
			/^(Question \d of (at most )?\d|Your answer after \d questions)$/,
		);
		await expect(page).toHaveTitle(`${headingOf(facts, state)} | Mamey Partners`);
		await expect(page.locator("link[rel=canonical]")).toHaveAttribute(
			"href",
			new RegExp(`${addressOf(state.answers)}$`),
		);
	}
	await expect(page.locator("html[data-same-page]")).toHaveCount(1);
});

test("what the island says of a state is what its page says", async ({ page, context }) => {
	await page.goto("/find-your-tier/");
	await hydrated(page);
	const loaded = await context.newPage();
	for (const answer of longest) {
		await page.getByRole("link", { name: inWords(answer), exact: true }).click();
		await loaded.goto(page.url());
		await hydrated(loaded);
		// Only a visitor who comes by an old address reads where it led.
		await loaded.locator(".moved").evaluateAll((notes) => notes.map((note) => note.remove()));
		const text = await loaded.getByRole("main").ariaSnapshot();
		expect(await page.getByRole("main").ariaSnapshot()).toBe(text);
		expect(await page.title()).toBe(await loaded.title());
	}
});

test.describe("an address that is no state", () => {
	test.use({ expectedProblems: [/404/] });

	for (const address of [
		"/find-your-tier/maybe/",
		`${addressOf(outcomes[0]?.answers ?? [])}yes/`,
		`${addressOf(longest)}no/`,
	]) {
		test(`is a 404 that leads back to the first question: ${address}`, async ({ page }) => {
			const answer = await page.goto(address);
			expect(answer?.status()).toBe(404);
			await page.getByRole("main").getByRole("link", { name: "first question" }).click();
			await expect(page).toHaveURL("/find-your-tier/");
		});
	}

	test("is left to the server also when it comes out of the history", async ({ page }) => {
		await page.goto("/find-your-tier/");
		await hydrated(page);
		// Its first answer shows that the wizard has taken over.
		await page.getByRole("link", { name: "No", exact: true }).click();
		await expect(page).toHaveURL(addressOf(["no"]));
		await page.evaluate(() => history.pushState(null, "", "/find-your-tier/maybe/"));
		await page.getByRole("link", { name: "No", exact: true }).click();
		await expect(page).toHaveURL(addressOf(["no", "no"]));
		await page.goBack();
		await expect(page.getByRole("main").getByRole("link", { name: "first question" })).toBeVisible();
	});
});

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 1280],
	["light", 360],
	["dark", 360],
] as const) {
	test(`no state on the longest path has anything that axe finds in the ${colorScheme} theme at ${width} px`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		await page.goto("/find-your-tier/");
		await hydrated(page);
		for (const answer of [...longest, undefined]) {
			const chart = page.getByText("The questions as a flowchart");
			if (width === 360 && (await page.locator("details.wizard-map[open]").count()) === 0) await chart.click();
			expect(await accessibilityFaults(page)).toEqual([]);
			if (answer) await page.getByRole("link", { name: inWords(answer), exact: true }).click();
		}
	});
}
