import { expect, test } from "#tests/browser/setup/harness.ts";
import { fillAll, fillCompany, proceed, ready, reference, takenOver } from "./application-form.ts";

test("the draft is there again after a reload, and can be cleared", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Company name").fill("Drafty Ltd");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Drafty Ltd");
	await expect(page.getByText("Your draft from this device is back.")).toBeVisible();
	await page.getByRole("button", { name: "Clear this form" }).click();
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await expect(page.getByText(/^The form is empty/)).toBeFocused();
	await expect(page.getByText(/^The form is empty/)).toBeInViewport();
	await page.getByRole("button", { name: "Bring my answers back" }).click();
	await expect(page.getByLabel("Company name")).toHaveValue("Drafty Ltd");
	await page.getByRole("button", { name: "Clear this form" }).click();
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await expect(page.getByText("Your draft from this device is back.")).toBeHidden();
});

test("the draft outlives the browser’s page, on whatever step it was", async ({ page, context }) => {
	await ready(page);
	await fillCompany(page, "Crashed Ltd");
	await proceed(page)();
	await page.getByLabel("Strategic Partner").check();
	await page.close();
	const next = await context.newPage();
	await ready(next, "/apply/#check");
	await expect(next.getByRole("definition").filter({ hasText: "Crashed Ltd" })).toBeVisible();
	await expect(next.getByRole("definition").filter({ hasText: "Strategic Partner" })).toBeVisible();
});

test("open questions of a later link come to those that are in the draft, and what is said of them is true", async ({
	page,
}) => {
	await ready(page, "/apply/?question=pay-day#goals");
	await page.reload();
	const goals = page.getByLabel("Partnership goals");
	await goals.press("Control+End");
	await page.keyboard.type("\nAnd a word of our own.");
	await ready(page, "/apply/?question=pay-day&question=tax");
	await expect(page.getByText("Your open questions are under “Partnership goals”.")).toBeVisible();
	await ready(page, "/apply/#goals");
	const written = (await goals.inputValue()).split("\n");
	expect(written).toHaveLength(4);
	expect(written[1]).toMatch(/^– On which day of the month/);
	expect(written[2]).toBe("And a word of our own.");
	expect(written[3]).toMatch(/^– Which taxes/);
});

test("a long answer that is begun before script has arrived does not displace the one in the draft", async ({
	page,
}) => {
	await ready(page, "/apply/");
	await fillCompany(page, "Twice Ltd");
	await page.goto("/apply/#goals");
	await page.reload();
	await page.getByLabel("Revenue goals").fill("Two million in the first year, of which half is new.");
	const held = Promise.withResolvers<void>();
	await page.route("**/*.js", async (route) => {
		await held.promise;
		await route.continue();
	});
	await page.goto("/apply/", { waitUntil: "commit" });
	await page.getByLabel("Revenue goals").fill("Two mil");
	held.resolve();
	await takenOver(page);
	await expect(page.getByLabel("Revenue goals")).toHaveValue(
		"Two million in the first year, of which half is new.\nTwo mil",
	);
});

test("a draft of more than 30 days ago is dropped", async ({ page }) => {
	await page.clock.install({ time: new Date("2026-01-01T00:00:00Z") });
	await ready(page);
	await page.getByLabel("Company name").fill("Old Ltd");
	await page.clock.setSystemTime(new Date("2026-02-01T00:00:00Z"));
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
});

test("what is typed before script has arrived stays", async ({ page }) => {
	const held = Promise.withResolvers<void>();
	await page.route("**/*.js", async (route) => {
		await held.promise;
		await route.continue();
	});
	await page.goto("/apply/", { waitUntil: "commit" });
	await page.getByLabel("Company name").fill("Early Ltd");
	held.resolve();
	await takenOver(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
});

/** Types into the company's name between the moment in which the form is taken over and its effects, when the next task is a key press. */
function typeAsScriptTakesOver() {
	new MutationObserver((changes, observer) => {
		const input = document.querySelector<HTMLInputElement>("#company_name");
		// Astro takes the attribute from an island that is there.
		const isThere = changes.some(({ target }) => target instanceof Element && !target.hasAttribute("ssr"));
		if (!input || !isThere) return;
		observer.disconnect();
		sessionStorage.setItem("typed", "yes");
		input.setRangeText("Early Ltd");
		input.dispatchEvent(new InputEvent("input", { bubbles: true }));
	}).observe(document, { subtree: true, attributeFilter: ["ssr"] });
}

test("what is typed at the moment in which script takes over displaces nothing of the draft", async ({ page }) => {
	await ready(page);
	await fillCompany(page, "");
	await page.addInitScript(typeAsScriptTakesOver);
	await ready(page);
	expect(await page.evaluate(() => sessionStorage.getItem("typed"))).toBe("yes");
	await expect(page.getByLabel("Your name")).toHaveValue("Amina Otieno");
	await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
});

/** In the page: what a program does that fills in forms, all within one task of the browser, with the events that it tells of each field. */
function fillAtOnce({ texts, boxes, events }: { texts: Record<string, string>; boxes: string[]; events: string[] }) {
	for (const [id, text] of Object.entries(texts)) {
		const field = document.getElementById(id);
		if (!(field instanceof HTMLInputElement)) throw new Error(`No field ${id}.`);
		field.value = text;
		for (const event of events) field.dispatchEvent(new Event(event, { bubbles: true }));
	}
	for (const id of boxes) document.getElementById(id)?.click();
}

test("what a program fills in, many fields at once, is kept and goes on", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Country").selectOption("KE");
	const texts = {
		company_name: "Filled Ltd",
		company_website: "https://example.com",
		company_founded: "2012",
		contact_name: "Amina Otieno",
		contact_email: "amina@example.com",
	};
	await page.evaluate(fillAtOnce, { texts, boxes: [], events: ["input", "change"] });
	await proceed(page)();
	await page.getByLabel("Reseller Partner").check();
	await proceed(page)();
	await page.evaluate(fillAtOnce, { texts: {}, boxes: ["markets", "markets-healthcare", "markets-other"], events: [] });
	await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(3);
	await ready(page, "/apply/#company");
	for (const [id, text] of Object.entries(texts)) await expect(page.locator(`#${id}`)).toHaveValue(text);
});

test("what a program fills in stays, where it tells of it by “change” alone", async ({ page }) => {
	await ready(page);
	await page.evaluate(fillAtOnce, { texts: { company_name: "Filled Ltd" }, boxes: [], events: ["change"] });
	await page.getByLabel("Year founded").fill("2012");
	await expect(page.getByLabel("Company name")).toHaveValue("Filled Ltd");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Filled Ltd");
});

test.describe("where storage is blocked", () => {
	// The theme's own switch of colors minds; the page reads all the same.
	test.use({ expectedProblems: [/thrown: (denied|StarlightThemeProvider)/] });

	test("the form works all the same and says that nothing is kept", async ({ page }) => {
		await page.addInitScript(() => {
			for (const name of ["localStorage", "sessionStorage"]) {
				Object.defineProperty(window, name, {
					get() {
						throw new DOMException("denied", "SecurityError");
					},
				});
			}
		});
		await ready(page);
		await expect(page.getByText("This browser keeps nothing for this page")).toBeVisible();
		await fillAll(page, "Private Ltd");
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test("two tabs with the form hold the same answers: neither writes over the other", async ({ page, context }) => {
	await ready(page);
	const other = await context.newPage();
	await ready(other);
	await page.getByLabel("Company name").fill("Tabs Ltd");
	await expect(other.getByLabel("Company name")).toHaveValue("Tabs Ltd");
	await other.getByLabel("Your name").fill("Amina Otieno");
	await expect(page.getByLabel("Your name")).toHaveValue("Amina Otieno");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Tabs Ltd");
	await expect(page.getByLabel("Your name")).toHaveValue("Amina Otieno");
});

test("what is cleared in one tab is gone from another, which cannot write it back", async ({ page, context }) => {
	await ready(page);
	await fillCompany(page, "Shared Ltd");
	await proceed(page)();
	const other = await context.newPage();
	await ready(other, "/apply/");
	await expect(other.getByLabel("Company name")).toHaveValue("Shared Ltd");
	await other.getByRole("button", { name: "Clear this form" }).click();
	await expect(page.getByText("The form is empty: it was cleared or sent in another tab or window.")).toBeFocused();
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await expect(page.getByRole("button", { name: "Bring my answers back" })).toBeHidden();
	await page.getByLabel("Your name").fill("Somebody Else");
	await expect(other.getByLabel("Your name")).toHaveValue("Somebody Else");
	// What is there by now must not be displaced by what was there before.
	await expect(other.getByText(/^The form is empty/)).toBeHidden();
	await expect(other.getByLabel("Company name")).toHaveValue("");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
});

test("what was cleared on a later page is not there again for who goes back", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Company name").pressSequentially("Cleared Ltd");
	await page.goto("/guide/");
	await ready(page);
	await page.getByRole("button", { name: "Clear this form" }).click();
	await expect(page.getByText(/^The form is empty/)).toBeFocused();
	await page.goBack();
	await page.goBack();
	await expect(page).toHaveURL("/guide/");
	await page.goBack();
	await takenOver(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await page.getByLabel("Your role").fill("Somebody else");
	await expect(page.getByLabel("Company name")).toHaveValue("");
});

test("who brings the answers back after clearing has them in every tab again", async ({ page, context }) => {
	await ready(page);
	await page.getByLabel("Company name").fill("Again Ltd");
	const other = await context.newPage();
	await ready(other);
	await other.getByRole("button", { name: "Clear this form" }).click();
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await other.getByRole("button", { name: "Bring my answers back" }).click();
	await expect(page.getByLabel("Company name")).toHaveValue("Again Ltd");
	await expect(page.getByText(/^The form is empty/)).toBeHidden();
});

test("what is sent in one tab is gone from another", async ({ page, context }) => {
	await ready(page);
	await fillAll(page, "Gone Ltd");
	const other = await context.newPage();
	await ready(other, "/apply/#check");
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page.getByText("Your reference is")).toContainText(reference);
	await expect(other.getByText(/^The form is empty: it was cleared or sent/)).toBeFocused();
	await expect(other.getByLabel("Company name")).toHaveValue("");
});

test("an application sent from two tabs at once is one application", async ({ page, context }) => {
	await ready(page);
	await fillAll(page, "Both Ltd");
	const other = await context.newPage();
	await ready(other, "/apply/#check");
	const held = Promise.withResolvers<void>();
	await context.route("**/api/applications", async (route) => {
		await held.promise;
		await route.continue();
	});
	for (const tab of [page, other]) {
		await tab.getByRole("button", { name: "Send application" }).click();
		await expect(tab.getByRole("button", { name: "Sending …" })).toBeVisible();
	}
	held.resolve();
	for (const tab of [page, other]) await expect(tab.getByText("Your reference is")).toContainText(reference);
	expect(new URL(other.url()).search).toBe(new URL(page.url()).search);
});

test("who goes back from the confirmation finds a fresh form, not one that is still sending", async ({ page }) => {
	await ready(page);
	await fillAll(page, "Return Ltd");
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page.getByText("Your reference is")).toContainText(reference);
	await page.goBack();
	await expect(page.getByText("Step 1 of 5")).toBeVisible();
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await expect(page.getByRole("button", { name: "Continue" })).toBeEnabled();
});
