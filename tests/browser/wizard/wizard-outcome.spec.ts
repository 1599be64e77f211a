import { answersToPath, reasonFor } from "#program/selection/selection.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { addressOf } from "#tools/wizard/state.ts";
import { addressTo, fitting, headingAfter, nearest } from "./wizard-states.ts";

const hydrated = "astro-island[ssr]";

test("an outcome says why, and names nothing that is not met where all is", async ({ page }) => {
	await page.goto(addressTo("integrator"));
	await expect(page.getByRole("main")).toContainText(reasonFor(fitting("integrator").steps));
	await expect(page.getByRole("note")).toHaveCount(0);
	await expect(page.getByRole("main")).not.toContainText("No tier fits");
});

test("whoever fits no tier is told the nearest tier, what is not met, and to talk before applying", async ({
	page,
}) => {
	await page.goto(addressOf(nearest.answers));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(headingAfter(nearest.answers));
	await expect(page.getByRole("note")).toContainText("Technology company with complementary products");
	await expect(page.getByRole("note")).toContainText("Talk to the partner team before you apply");
	const acts = page.locator(".next-acts a");
	await expect(acts.first()).toHaveText("Talk to the partner team first");
	await expect(acts.first()).toHaveAttribute("href", /^mailto:.+subject=.+&body=.+No/);
});

test("tier, answers and the month of activation are carried on", async ({ page }) => {
	await page.clock.setFixedTime(new Date("2026-11-23T12:00:00"));
	await page.goto(addressTo("reseller"));
	await expect(page.getByRole("link", { name: "Estimate revenue for this tier" })).toHaveAttribute(
		"href",
		"/estimate/?tier=reseller&start=2027-04",
	);
	await page.getByRole("link", { name: "Apply for this tier" }).click();
	const { answers, steps } = fitting("reseller");
	await expect(page).toHaveURL(`/apply/?tier=reseller&answers=${answersToPath(answers).replace(/\/$/, "")}`);
	await expect(page.getByRole("main")).toContainText(reasonFor(steps));
});

test("the tier stands beside its neighbors: the one that may fit too, and the one that the answers rule out", async ({
	page,
}) => {
	await page.goto(addressTo("integrator"));
	const section = page.getByRole("region", { name: "How it compares" });
	await expect(section).toContainText(
		"You may also qualify for Reseller Partner (40–50%), which asks for: sales capabilities in target markets, customer relationships,",
	);
	await expect(section).toContainText(
		"Technology Partner (20–30%) asks for what your answers rule out: technology company with complementary products.",
	);
	const table = section.getByRole("table");
	await expect(table.getByRole("columnheader")).toHaveText([
		"Technology Partner",
		"System IntegratorYour tier",
		"Reseller",
	]);
	await expect(table.getByRole("rowheader")).toHaveText([
		"Revenue share",
		"Asks for",
		"Investment",
		"Minimum commitment",
		"Best for",
	]);
	await expect(table.getByRole("row", { name: /^Minimum commitment/ }).getByRole("cell")).toHaveText([
		"1 integration per year",
		"3 implementations per year",
		"$1M+ in sales per year",
	]);
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("a phone shows the tiers side by side, within the screen", async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(addressTo("integrator"));
		const cells = page.getByRole("row", { name: /^Investment/ }).getByRole("cell");
		const boxes = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().toJSON()));
		expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(1);
		for (const { left, right, width } of boxes) {
			expect(width).toBeGreaterThan(90);
			expect(left).toBeGreaterThanOrEqual(16);
			expect(right).toBeLessThanOrEqual(344);
		}
	});

	test("durations stand where dates would, and nothing is promised that needs a script", async ({ page }) => {
		await page.goto(addressTo("technology"));
		const main = page.getByRole("main");
		await expect(main).toContainText("7–14 weeks in all");
		await expect(main).toContainText("Application reviewed 1–2 weeks");
		await expect(main).not.toContainText("If you apply today");
		await expect(main).not.toContainText("still missing");
		await expect(main.getByRole("button")).toHaveCount(0);
	});
});

test.describe("the checklist", () => {
	test("counts what is missing and is there after a reload, for the other tiers too", async ({ page }) => {
		await page.goto(addressTo("technology"));
		await expect(page.getByText("13 of 13 still missing.")).toBeVisible();
		await page.getByRole("checkbox", { name: "Financial stability" }).check();
		await page.getByRole("checkbox", { name: "Commitment to joint development" }).check();
		await expect(page.locator("[aria-live]").filter({ hasText: "11 of 13 still missing." })).toBeVisible();
		await page.reload();
		await expect(page.getByRole("checkbox", { name: "Financial stability" })).toBeChecked();
		await page.getByRole("checkbox", { name: "Financial stability" }).uncheck();
		await expect(page.getByText("12 of 13 still missing.")).toBeVisible();
		await page.goto(addressTo("reseller"));
		await expect(page.getByText("13 of 13 still missing.")).toBeVisible();
	});

	test("drops ticks of older facts, without a word", async ({ page }) => {
		await page.addInitScript(() => localStorage.setItem("checklist 0.9", '["company/Financial stability"]'));
		await page.goto(addressTo("technology"));
		await expect(page.getByText("13 of 13 still missing.")).toBeVisible();
		expect(await page.evaluate(() => localStorage.getItem("checklist 0.9"))).toBeNull();
	});

	test.describe("where the browser denies storage", () => {
		// The theme that the site is built on names storage without care.
		test.use({ expectedProblems: [/^thrown: (The operation is insecure\.|StarlightThemeProvider is not defined)$/] });

		test("works for as long as the page is open", async ({ page }) => {
			await page.addInitScript(() => {
				Object.defineProperty(window, "localStorage", {
					get() {
						throw new DOMException("The operation is insecure.", "SecurityError");
					},
				});
			});
			await page.goto(addressTo("technology"));
			await page.getByRole("checkbox", { name: "Financial stability" }).check();
			await expect(page.getByText("12 of 13 still missing.")).toBeVisible();
			await page
				.getByRole("link", { name: /^Change the answer to/ })
				.first()
				.click();
			await expect(page.getByRole("heading", { level: 1 })).toHaveText(headingAfter([]));
		});
	});
});

test.describe("sharing", () => {
	test.use({ permissions: ["clipboard-read", "clipboard-write"] });

	test("copies the link, and hands it to the system where that can share", async ({ page, baseURL }) => {
		await page.addInitScript(() => {
			Object.assign(navigator, {
				share: async (what: ShareData) => document.documentElement.setAttribute("data-shared", JSON.stringify(what)),
			});
		});
		await page.goto(addressTo("integrator"));
		await page.getByRole("button", { name: "Copy link" }).click();
		await expect(page.getByText("Link copied")).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${addressTo("integrator")}`);
		await page.getByRole("button", { name: "Share" }).click();
		await expect(page.locator("html")).toHaveAttribute(
			"data-shared",
			JSON.stringify({
				title: "System Integrator Partner – Mamey Partners",
				url: `${baseURL}${addressTo("integrator")}`,
			}),
		);
	});

	test("says the link where the browser does not let pages copy", async ({ page, baseURL }) => {
		await page.addInitScript(() => {
			Object.defineProperty(navigator, "clipboard", { value: undefined });
		});
		await page.goto(addressTo("technology"));
		await page.getByRole("button", { name: "Copy link" }).click();
		await expect(page.getByText(`The link is ${baseURL}${addressTo("technology")}`)).toBeVisible();
	});
});

test("on paper an outcome has its checklist with its ticks and its dates, and no controls", async ({
	page,
	baseURL,
}) => {
	await page.goto(addressTo("integrator"));
	await expect(page.locator(hydrated)).toHaveCount(0);
	await page.getByRole("checkbox", { name: "Financial stability" }).check();
	await page.evaluate(() => {
		window.print = () => document.documentElement.setAttribute("data-printed", "");
	});
	await page.getByRole("button", { name: "Print" }).click();
	await expect(page.locator("html[data-printed]")).toHaveCount(1);
	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("button")).toHaveCount(0);
	await expect(page.locator(".wizard-map")).toBeHidden();
	await expect(page.getByRole("link", { name: /^Change/ })).toHaveCount(0);
	await expect(page.getByRole("checkbox", { name: "Financial stability" })).toBeChecked();
	await expect(page.getByText("Active", { exact: true })).toBeVisible();
	await expect(page.locator(".print-only")).toHaveText(`${baseURL}${addressTo("integrator")}`);
	await expect(page.locator(".print-only")).toBeVisible();
});
