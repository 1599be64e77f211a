import type { Page } from "@playwright/test";
import { readAllTerms } from "../../src/build/read-program.ts";
import { selectionTrail } from "../../src/program/flowcharts.ts";
import type { Answer } from "../../src/program/selection.ts";
import { expect, test } from "./harness.ts";

const [program] = readAllTerms(new URL("../..", import.meta.url).pathname);
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const answer = (page: Page, name: "Yes" | "No") => page.getByRole("link", { name, exact: true });
const hydrated = (page: Page) => expect(page.locator("astro-island[ssr]")).toHaveCount(0);

/** Names of what is lit in the flowchart, each once. */
async function lit(page: Page): Promise<string[]> {
	const names = await page
		.locator(".wizard-map [data-lit]")
		.evaluateAll((parts) => parts.map((part) => part.getAttribute("data-node") ?? part.getAttribute("data-edge")));
	return [...new Set(names.filter((name) => name !== null))].sort();
}
/** The flowchart beside a question has no beginning of its own. */
const trail = (...answers: Answer[]) =>
	selectionTrail(program, answers)
		.filter((name) => !name.startsWith("START"))
		.sort();

test("the flowchart stands beside a question, with the way so far lit, and follows each answer", async ({ page }) => {
	await page.goto("/find-your-tier/no/");
	const chart = page.getByRole("region", { name: "The questions and where they lead" });
	const boxes = await Promise.all([chart.boundingBox(), answer(page, "Yes").boundingBox()]);
	expect(boxes[0]?.x).toBeGreaterThan((boxes[1]?.x ?? 0) + (boxes[1]?.width ?? 0));
	expect(await lit(page)).toEqual(trail("no"));
	await answer(page, "No").click();
	await expect(page.locator("[data-here][data-node]")).toHaveAttribute("data-node", "RESELLER");
	expect(await lit(page)).toEqual(trail("no", "no"));
	await page.goBack();
	await expect(page.locator("[data-here][data-node]")).toHaveAttribute("data-node", "SI");
	expect(await lit(page)).toEqual(trail("no"));
});

test("a question of the flowchart opens that question, a tier its page", async ({ page }) => {
	await page.goto("/find-your-tier/no/no/");
	await hydrated(page);
	await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));
	await page.locator(".wizard-map a", { hasText: "System" }).first().click();
	await expect(heading(page)).toHaveText("Are you a system integrator?");
	await expect(page.locator("html[data-same-page]")).toHaveCount(1);
	await page.locator(".wizard-map a[href='/guide/tiers/reseller/']").click();
	await expect(page).toHaveURL("/guide/tiers/reseller/");
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("the way is lit in each page", async ({ page }) => {
		for (const answers of [[], ["no"], ["no", "no", "yes"]] as const) {
			await page.goto(`/find-your-tier/${answers.map((one) => `${one}/`).join("")}`);
			expect(await lit(page)).toEqual(trail(...answers));
			await expect(page.locator("[data-here][data-node]")).toHaveCount(1);
		}
	});

	test("on a phone the flowchart is folded below the answers, which are on the first screen, and opens", async ({
		page,
	}) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto("/find-your-tier/no/no/no/");
		await expect(answer(page, "No")).toBeInViewport({ ratio: 1 });
		const chart = page.getByRole("region", { name: "The questions and where they lead" });
		await expect(chart).toBeHidden();
		await page.getByText("The questions as a flowchart").click();
		await expect(chart).toBeVisible();
		const text = await chart
			.locator("text")
			.first()
			.evaluate((element) => {
				const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 0) : 0;
				return scale * Number.parseFloat(getComputedStyle(element).fontSize);
			});
		expect(text).toBeGreaterThanOrEqual(12);
	});
});

test("a question says how far one has come, and helps", async ({ page }) => {
	await page.goto("/find-your-tier/no/no/");
	await expect(page.getByText("Question 3 of at most 4")).toBeVisible();
	await expect(page.locator("[data-step=done]")).toHaveCount(2);
	await expect(page.getByRole("main")).toContainText(program.selection.questions[2]?.help ?? "");
});

test("back and forward show each state again where it was left", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await hydrated(page);
	await answer(page, "No").click();
	await answer(page, "Yes").click();
	await expect(heading(page)).toHaveText("System Integrator Partner fits");
	await page.getByRole("heading", { name: "How it compares" }).scrollIntoViewIfNeeded();
	const left = await page.evaluate(() => window.scrollY);
	expect(left).toBeGreaterThan(500);
	await page.goBack();
	await expect(heading(page)).toHaveText("Are you a system integrator?");
	await expect(heading(page)).toBeFocused();
	await expect(page).toHaveTitle(/^Are you a system integrator\? \|/);
	await page.goForward();
	await expect(heading(page)).toBeFocused();
	await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(left);
	await page.reload();
	await expect(heading(page)).toHaveText("System Integrator Partner fits");
});

test("a new state begins at its top", async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 500 });
	await page.goto("/find-your-tier/no/no/");
	await hydrated(page);
	await answer(page, "Yes").scrollIntoViewIfNeeded();
	await answer(page, "Yes").click();
	await expect(heading(page)).toHaveText("Reseller Partner fits");
	expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test("the second click of a double-click answers nothing", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await hydrated(page);
	await answer(page, "No").dblclick();
	await expect(page).toHaveURL("/find-your-tier/no/");
	await expect(heading(page)).toHaveText("Are you a system integrator?");
});

test("an answer opens in another tab as any link does", async ({ page, context }) => {
	await page.goto("/find-your-tier/");
	await hydrated(page);
	const tab = context.waitForEvent("page");
	await answer(page, "No").click({ modifiers: ["ControlOrMeta"] });
	await expect(heading(await tab)).toHaveText("Are you a system integrator?");
	await expect(page).toHaveURL("/find-your-tier/");
});

test.describe("“Change”", () => {
	test("asks again, shows what was answered, and keeps later answers where they still apply", async ({ page }) => {
		await page.goto("/find-your-tier/no/no/yes/");
		await hydrated(page);
		await page.getByRole("link", { name: "Change the answer to: Are you a technology company?" }).click();
		await expect(page).toHaveURL("/find-your-tier/");
		await expect(page.getByText("You answered No before.")).toBeVisible();
		const answers = page.getByRole("region", { name: "Your answers" });
		await expect(answers).toContainText("Are you a reseller with sales capabilities?Yeskept");
		await answer(page, "No").click();
		await expect(page).toHaveURL("/find-your-tier/no/no/yes/");
		await expect(heading(page)).toHaveText("Reseller Partner fits");
		await expect(answers).toContainText("2 later answers still applied, so you were not asked again.");
	});

	test("lets another answer lead elsewhere, and still knows the later ones when one comes back", async ({ page }) => {
		await page.goto("/find-your-tier/no/no/yes/");
		await hydrated(page);
		await page.getByRole("link", { name: "Change the answer to: Are you a technology company?" }).click();
		await answer(page, "Yes").click();
		await expect(heading(page)).toHaveText("Technology Partner fits");
		await page.getByRole("link", { name: /^Change the answer to/ }).click();
		await page.reload();
		await hydrated(page);
		await expect(page.getByText("You answered Yes before.")).toBeVisible();
		await answer(page, "No").click();
		await expect(heading(page)).toHaveText("Reseller Partner fits");
	});

	test("keeps nothing for whoever starts again", async ({ page }) => {
		await page.goto("/find-your-tier/no/no/yes/");
		await hydrated(page);
		await page.getByRole("link", { name: "Start again" }).click();
		await expect(page).toHaveURL("/find-your-tier/");
		await expect(page.getByRole("region", { name: "Your answers" })).toHaveCount(0);
		await answer(page, "No").click();
		await expect(page).toHaveURL("/find-your-tier/no/");
	});
});
