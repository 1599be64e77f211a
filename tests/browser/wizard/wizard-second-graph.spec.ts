import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readAllTerms } from "#authoring/read-program.ts";
import { everyState } from "#program/selection/selection.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { addressOf, headingOf, inWords } from "#tools/wizard/state.ts";
import { buildSecondSite, type SecondSite } from "./second-graph.ts";

// One build serves every test below.
test.describe.configure({ mode: "serial" });
let site: SecondSite;
test.beforeAll(async () => {
	site = await buildSecondSite();
});
test.afterAll(() => site?.remove());

/** Answers every request out of the second site's folder. */
test.beforeEach(async ({ context }) => {
	await context.route("**/*", async (route) => {
		const path = decodeURIComponent(new URL(route.request().url()).pathname);
		const file = join(site.client, path.endsWith("/") ? `${path}index.html` : path);
		if (existsSync(file)) await route.fulfill({ path: file });
		else await route.fulfill({ status: 404, contentType: "text/html", path: join(site.client, "404.html") });
	});
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const note = (page: Page) => page.getByRole("note").first();

test("a changed question changes pages, wizard and flowchart, with no line of code", async ({ page }) => {
	const [{ selection, tiers }] = readAllTerms(site.root);
	const outcomes = everyState(selection).filter(({ kind }) => kind === "outcome");
	for (const outcome of outcomes) {
		await page.goto("/find-your-tier/");
		for (const [at, answer] of outcome.answers.entries()) {
			await expect(heading(page)).toHaveText(outcome.steps[at]?.question.text ?? "");
			await page.getByRole("link", { name: inWords(answer), exact: true }).click();
		}
		await expect(page).toHaveURL(addressOf(outcome.answers));
		await expect(heading(page)).toHaveText(headingOf({ tiers }, outcome));
	}
	await page.goto("/find-your-tier/no/no/");
	await expect(heading(page)).toHaveText("Do you sell to our markets today?");
	await expect(page.locator("[data-here][data-node=SELLS]:visible")).toHaveCount(1);
	await page.goto("/guide/choose-a-tier/");
	await expect(page.locator("[data-node=SELLS]:visible")).toHaveCount(1);
	await expect(page.locator("[data-node=STRATEGIC]")).toHaveCount(0);
});

test("an old address that shows another question now says so, and where the old one stands", async ({ page }) => {
	await page.goto("/find-your-tier/no/no/");
	await expect(note(page)).toContainText(
		"If this address was shared with you before the questions changed: it led elsewhere then.",
	);
	await note(page).getByRole("link", { name: "Go to “Are you a reseller with sales capabilities?”" }).click();
	await expect(page).toHaveURL("/find-your-tier/no/no/yes/");
	await expect(heading(page)).toHaveText("Are you a reseller with sales capabilities?");
});

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
		test.use({ javaScriptEnabled });

		test("an old address that is no state shows what it led to, and where that stands now", async ({ page }) => {
			await page.goto("/find-your-tier/no/no/no/yes/");
			await expect(heading(page)).toHaveText("Strategic Partner fits");
			await expect(note(page)).toContainText("What it led to has an address of its own now.");
			await expect(page.locator("link[rel=canonical]")).toHaveAttribute(
				"href",
				"https://partners.example/find-your-tier/no/no/yes/no/",
			);
			await note(page).getByRole("link", { name: "Use the new address" }).click();
			await expect(page).toHaveURL("/find-your-tier/no/no/yes/no/");
		});

		test("an old address of what is gone shows the nearest that is there", async ({ page }) => {
			// Who said no to all is no technology company, and the questions no longer lead such a visitor there.
			await page.goto("/find-your-tier/no/no/no/no/");
			await expect(note(page)).toContainText("What it led to is no longer there; this is the nearest that is.");
			await expect(heading(page)).toHaveText("Do you sell to our markets today?");
			await page.getByRole("link", { name: "Yes", exact: true }).click();
			await expect(page).toHaveURL("/find-your-tier/no/no/yes/");
			await page.goBack();
			await expect(heading(page)).toHaveText("Do you sell to our markets today?");
			await expect(page).toHaveURL("/find-your-tier/no/no/no/no/");
		});
	});
}

test("old addresses are not in the sitemap, and every state is", () => {
	const sitemap = readFileSync(join(site.client, "sitemap-0.xml"), "utf8");
	const listed = [...sitemap.matchAll(/<loc>https:\/\/partners\.example(\/find-your-tier\/[^<]*)/g)].map(
		([, path]) => path,
	);
	const [{ selection }] = readAllTerms(site.root);
	expect(listed.sort()).toEqual(
		everyState(selection)
			.map(({ answers }) => addressOf(answers))
			.sort(),
	);
});
