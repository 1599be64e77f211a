import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { measureSearch, type Question } from "#tests/bench/parts/search-measure.ts";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { heldBack } from "#tests/browser/setup/held-back.ts";

const questions: Question[] = parse(
	readFileSync(new URL("../../fixtures/search-questions.yaml", import.meta.url), "utf8"),
);

test("a page loads nothing of search before somebody is about to search", async ({ page }) => {
	const asked: string[] = [];
	page.on("request", (request) => asked.push(new URL(request.url()).pathname));
	await page.goto("/guide/", { waitUntil: "networkidle" });
	expect(asked.filter((path) => path.includes("/search/") || path.includes("dialog"))).toEqual([]);
	await page.getByRole("button", { name: "Search" }).hover();
	await expect.poll(() => asked.some((path) => path.includes("dialog"))).toBe(true);
});

test("search works with the keyboard alone and gives the focus back", async ({ page }) => {
	await page.goto("/guide/");
	await page.keyboard.press("Control+k");
	const dialog = page.getByRole("dialog", { name: "Search the guide" });
	await expect(dialog.getByRole("searchbox")).toBeFocused();
	await page.keyboard.type("payout");
	const results = dialog.getByRole("listitem").getByRole("link");
	await expect(results.first()).toContainText("Revenue Sharing Models");
	await expect(dialog.locator("[aria-live]")).toHaveText(/^\d+ sections?$/);
	await page.keyboard.press("ArrowDown");
	await expect(results.first()).toBeFocused();
	await page.keyboard.press("End");
	await expect(results.last()).toBeFocused();
	await page.keyboard.press("Home");
	await page.keyboard.press("ArrowUp");
	await expect(dialog.getByRole("searchbox")).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/guide\/revenue-sharing\/$/);
});

test("keys that belong to an input method, to choose among its words or to leave them, do nothing else", async ({
	page,
}) => {
	await page.goto("/guide/");
	await page.keyboard.press("Control+k");
	const dialog = page.getByRole("dialog", { name: "Search the guide" });
	const input = dialog.getByRole("searchbox");
	await input.fill("payout");
	await expect(dialog.locator("[aria-live]")).toHaveText(/^\d+ sections?$/);
	for (const key of ["ArrowDown", "Escape"]) {
		await input.dispatchEvent("keydown", { key, isComposing: true });
		await expect(input).toBeFocused();
	}
	await input.dispatchEvent("keydown", { key: "ArrowDown" });
	await expect(dialog.getByRole("link").first()).toBeFocused();
});

test("Escape closes search and the slash opens it", async ({ page }) => {
	await page.goto("/guide/");
	const button = page.getByRole("button", { name: "Search" });
	await button.press("Enter");
	await expect(page.getByRole("dialog")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toBeHidden();
	await expect(button).toBeFocused();
	await page.keyboard.press("/");
	await expect(page.getByRole("searchbox")).toBeFocused();
});

test("what is typed while the dialog is on its way over a slow network is searched for, Enter included", async ({
	page,
}) => {
	const letGo = await heldBack(page, /\/dialog\.[^/]*\.js$/);
	await page.goto("/guide/");
	await page.keyboard.press("/");
	await page.keyboard.type("paxout");
	for (let back = 0; back < 4; back++) await page.keyboard.press("Backspace");
	await page.keyboard.type("yout");
	await page.keyboard.press("Enter");
	expect(new URL(page.url()).pathname).toBe("/guide/");
	letGo();
	await expect(page).toHaveURL(/\/guide\/revenue-sharing\/$/);
});

test("a query without an answer is told so and helped on", async ({ page }) => {
	await page.goto("/guide/");
	await page.keyboard.press("/");
	await page.getByRole("searchbox").fill("zzzzqqq");
	await expect(page.getByRole("dialog").locator("[aria-live]")).toHaveText(
		"Nothing found for “zzzzqqq”. You may be looking for:",
	);
	await expect(page.getByRole("dialog").getByRole("link", { name: "Contact the team" })).toBeVisible();
});

test.describe("when the index cannot be reached", () => {
	test.use({ expectedProblems: [/ERR_FAILED/] });

	test("search says so and works once it can", async ({ page }) => {
		await page.route("**/search/index.json", (route) => route.abort());
		await page.goto("/guide/");
		await page.keyboard.press("/");
		const input = page.getByRole("searchbox");
		await input.fill("payout");
		await expect(page.getByRole("dialog").locator("[aria-live]")).toContainText("Search cannot be reached.");
		await page.unroute("**/search/index.json");
		await input.fill("payouts");
		await expect(page.getByRole("dialog").getByRole("link").first()).toContainText("Revenue Sharing Models");
	});
});

test("partners’ own questions lead to the section that answers them", async ({ page }) => {
	test.slow();
	await page.goto("/guide/");
	const { places, jumps, steps, misses } = await measureSearch(page, questions);
	const whole = places["whole questions"];
	expect(misses).toEqual([]);
	expect(whole.firstThree).toBe(whole.asked);
	expect(places["with one slip"].firstThree / places["with one slip"].asked).toBeGreaterThan(0.98);
	expect(places["beginnings of four or more"].firstThree / places["beginnings of four or more"].asked).toBeGreaterThan(
		0.85,
	);
	expect(jumps / steps).toBeLessThan(0.03);
});

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 360],
] as const) {
	test(`the dialog has nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 740 });
		await page.goto("/guide/");
		await page.getByRole("button", { name: "Search" }).click();
		await page.getByRole("searchbox").fill("cancel");
		await expect(page.getByRole("dialog").getByRole("link").first()).toBeVisible();
		expect(await accessibilityFaults(page, { within: ".search-dialog" })).toEqual([]);
	});
}
