import type { Page } from "@playwright/test";
import { selectionTrail } from "#program/selection/flowcharts.ts";
import { type Answer, continueWith, keptAnswers, mostQuestions } from "#program/selection/selection.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { addressOf, inWords } from "#tools/wizard/state.ts";
import { addressTo, facts, fitting, headingAfter, longest, program, states } from "./wizard-states.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const answer = (page: Page, given: Answer | undefined) =>
	page.getByRole("link", { name: inWords(given ?? "no"), exact: true });
const hydrated = (page: Page) => expect(page.locator("astro-island[ssr]")).toHaveCount(0);
const chartOf = (page: Page) => page.getByRole("region", { name: "The questions and where they lead" });
/** The answers that lead to a reseller: several questions, so that there is something to change. */
const path = fitting("reseller").answers;
const before = path.slice(0, -1);

/** Names of what is lit in the flowchart, each once. */
async function lit(page: Page): Promise<string[]> {
	const names = await page
		.locator(".wizard-map [data-lit]")
		.evaluateAll((parts) => parts.map((part) => part.getAttribute("data-node") ?? part.getAttribute("data-edge")));
	return [...new Set(names.filter((name) => name !== null))].sort();
}
/** The flowchart beside a question has no beginning of its own. */
const trail = (answers: readonly Answer[]) =>
	selectionTrail(program, answers)
		.filter((name) => !name.startsWith("START"))
		.sort();
const hereAfter = (answers: readonly Answer[]) => selectionTrail(program, answers).at(-1) ?? "";
const here = (page: Page) => page.locator("[data-here][data-node]:visible");

test("the flowchart stands beside a question, with the way so far lit, and follows each answer", async ({ page }) => {
	await page.goto(addressOf(before));
	const boxes = await Promise.all([chartOf(page).boundingBox(), answer(page, "yes").boundingBox()]);
	expect(boxes[0]?.x).toBeGreaterThan((boxes[1]?.x ?? 0) + (boxes[1]?.width ?? 0));
	expect(await lit(page)).toEqual(trail(before));
	await answer(page, path.at(-1)).click();
	await expect(here(page)).toHaveAttribute("data-node", hereAfter(path));
	expect(await lit(page)).toEqual(trail(path));
	await page.goBack();
	await expect(here(page)).toHaveAttribute("data-node", hereAfter(before));
	expect(await lit(page)).toEqual(trail(before));
});

test("a question of the flowchart opens that question, a tier its page", async ({ page }) => {
	await page.goto(addressOf(before.slice(0, -1)));
	await hydrated(page);
	await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));
	// The next question, without a load, shows that the wizard has taken over, with what listens to the flowchart.
	await answer(page, before.at(-1)).click();
	await expect(heading(page)).toHaveText(headingAfter(before));
	await chartOf(page).locator("a[href='/find-your-tier/']:visible").click();
	await expect(heading(page)).toHaveText(headingAfter([]));
	await expect(page.locator("html[data-same-page]")).toHaveCount(1);
	await chartOf(page).locator("a[href='/guide/tiers/reseller/']:visible").click();
	await expect(page).toHaveURL("/guide/tiers/reseller/");
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("the way is lit in each page", async ({ page }) => {
		for (const { answers } of states) {
			await page.goto(addressOf(answers));
			expect(await lit(page)).toEqual(trail(answers));
			await expect(here(page)).toHaveAttribute("data-node", hereAfter(answers));
		}
	});

	test("on a phone the flowchart is folded below the answers, which are on the first screen, and opens", async ({
		page,
	}) => {
		await page.setViewportSize({ width: 360, height: 740 });
		for (const { answers } of states.filter(({ kind }) => kind === "question")) {
			await page.goto(addressOf(answers));
			await expect(answer(page, "no")).toBeInViewport({ ratio: 1 });
			await expect(chartOf(page)).toBeHidden();
		}
		await page.getByText("The questions as a flowchart").click();
		await expect(chartOf(page)).toBeVisible();
		const size = await chartOf(page)
			.locator("text")
			.first()
			.evaluate((element) => {
				const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 0) : 0;
				return scale * Number.parseFloat(getComputedStyle(element).fontSize);
			});
		expect(size).toBeGreaterThanOrEqual(12);
	});
});

test("a question says how far one has come, and helps", async ({ page }) => {
	const state = states.find(({ answers }) => addressOf(answers) === addressOf(before));
	if (state?.kind !== "question") throw new Error("An outcome follows a question.");
	await page.goto(addressOf(before));
	const most = mostQuestions(facts.selection, state);
	const last = before.length + 1 === most;
	await expect(page.getByText(`Question ${before.length + 1} of ${last ? "" : "at most "}${most}`)).toBeVisible();
	await expect(page.locator("[data-step=done]")).toHaveCount(before.length);
	await expect(page.locator("[data-step]")).toHaveCount(most);
	await expect(page.getByRole("main")).toContainText(state.question.help);
});

test("back and forward show each state again where it was left", async ({ page }) => {
	await page.goto(addressOf(before));
	await hydrated(page);
	await answer(page, path.at(-1)).click();
	await expect(heading(page)).toHaveText(headingAfter(path));
	await page.getByRole("heading", { name: "How it compares" }).scrollIntoViewIfNeeded();
	const left = await page.evaluate(() => window.scrollY);
	expect(left).toBeGreaterThan(500);
	await page.goBack();
	await expect(heading(page)).toHaveText(headingAfter(before));
	await expect(heading(page)).toBeFocused();
	await expect(page).toHaveTitle(`${headingAfter(before)} | Mamey Partners`);
	await page.goForward();
	await expect(heading(page)).toBeFocused();
	await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(left);
	await page.reload();
	await expect(heading(page)).toHaveText(headingAfter(path));
});

test("a new state begins at its top", async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 400 });
	await page.goto(addressOf(before));
	await hydrated(page);
	await answer(page, path.at(-1)).scrollIntoViewIfNeeded();
	expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
	await answer(page, path.at(-1)).click();
	await expect(heading(page)).toHaveText(headingAfter(path));
	expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test("the second click of a double-click answers nothing", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await hydrated(page);
	await answer(page, longest.answers[0]).dblclick();
	await expect(page).toHaveURL(addressOf(longest.answers.slice(0, 1)));
	await expect(heading(page)).toHaveText(headingAfter(longest.answers.slice(0, 1)));
});

test("an answer opens in another tab as any link does", async ({ page, context }) => {
	await page.goto("/find-your-tier/");
	await hydrated(page);
	const tab = context.waitForEvent("page");
	await answer(page, "no").click({ modifiers: ["ControlOrMeta"] });
	await expect(heading(await tab)).toHaveText(headingAfter(["no"]));
	await expect(page).toHaveURL("/find-your-tier/");
});

test.describe("“Change”", () => {
	const [first] = path;
	const other: Answer = first === "yes" ? "no" : "yes";
	const changeFirst = (page: Page) => page.getByRole("link", { name: /^Change the answer to/ }).first();

	test.beforeEach(async ({ page }) => {
		await page.goto(addressTo("reseller"));
		await hydrated(page);
		await changeFirst(page).click();
		await expect(page).toHaveURL("/find-your-tier/");
	});

	test("asks again, shows what was answered, and keeps later answers where they still apply", async ({ page }) => {
		await expect(page.getByText(`You answered ${inWords(first ?? "no")} before.`)).toBeVisible();
		const answers = page.getByRole("region", { name: "Your answers" });
		await expect(answers.getByText("kept", { exact: true })).toHaveCount(path.length - 1);
		await answer(page, first).click();
		await expect(page).toHaveURL(addressTo("reseller"));
		await expect(heading(page)).toHaveText(headingAfter(path));
		await expect(answers).toContainText(`${path.length - 1} later answers still applied, so you were not asked again.`);
	});

	test("lets another answer lead elsewhere, and still knows the later ones when one comes back", async ({ page }) => {
		const elsewhere = continueWith(facts.selection, [other], keptAnswers(fitting("reseller").steps));
		await answer(page, other).click();
		await expect(heading(page)).toHaveText(headingAfter(elsewhere));
		await changeFirst(page).click();
		await page.reload();
		await hydrated(page);
		await expect(page.getByText(`You answered ${inWords(other)} before.`)).toBeVisible();
		await answer(page, first).click();
		await expect(heading(page)).toHaveText(headingAfter(path));
	});

	test("keeps nothing for whoever starts again", async ({ page }) => {
		await page.goBack();
		await page.getByRole("link", { name: "Start again" }).click();
		await expect(page).toHaveURL("/find-your-tier/");
		await expect(page.getByRole("region", { name: "Your answers" })).toHaveCount(0);
		await answer(page, first).click();
		await expect(page).toHaveURL(addressOf(path.slice(0, 1)));
	});
});
