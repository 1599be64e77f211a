// On a slow line people type, and programs in their browser change the page, before script takes the form over.
import { expect, test } from "#tests/browser/setup/harness.ts";
import { heldBack } from "#tests/browser/setup/held-back.ts";
import { takenOver } from "./application-form.ts";

const everyModule = /\/_astro\/.*\.js/;

test.describe("where a program of the visitor’s puts something of its own beside the fields", () => {
	test("what was typed before stays, and so does the place where it is typed", async ({ page }) => {
		const arrive = await heldBack(page, everyModule);
		await page.goto("/apply/?tier=reseller", { waitUntil: "commit" });
		await page.getByLabel("Revenue goals").fill("Two million in the first year");
		await page.getByLabel("Strategic Partner").check();
		await page.getByLabel("Company name").fill("Early Ltd");
		await page.evaluate(() => {
			for (const field of document.querySelectorAll("form.application :is(input, textarea)")) {
				field.after(document.createElement("password-manager-button"));
			}
		});
		arrive();
		await takenOver(page);
		await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
		await expect(page.getByLabel("Company name")).toBeFocused();
		await page.keyboard.type(" & Sons");
		await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd & Sons");
		await page.goto("/apply/#check");
		await page.reload();
		await expect(page.getByText("Two million in the first year")).toBeVisible();
		await expect(page.getByRole("definition").filter({ hasText: "Strategic Partner" })).toBeVisible();
	});

	test("nothing of it is taken for a part of the form, whatever its elements are called", async ({ page }) => {
		const arrive = await heldBack(page, everyModule);
		await page.goto("/apply/?tier=reseller", { waitUntil: "commit" });
		await page.getByLabel("Company name").fill("Early Ltd");
		await page.evaluate(() => {
			for (const field of document.querySelectorAll("form.application :is(input, textarea, select)")) {
				for (const name of ["div", "span", "input", "p"]) {
					const added = document.createElement(name);
					added.className = "of-a-program";
					added.style.blockSize = "0";
					if (name === "div") added.attachShadow({ mode: "closed" });
					field.after(added);
					field.before(added.cloneNode());
				}
			}
		});
		const before = await page.locator("form.application .of-a-program").count();
		expect(before).toBeGreaterThan(20);
		arrive();
		await takenOver(page);
		await expect(page.locator("form.application .of-a-program")).toHaveCount(0);
		await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
		await expect(page.getByLabel("Company name")).toHaveAttribute("name", "company_name");
		await expect(page.locator("#company_founded-note")).toHaveAttribute("aria-live", "polite");
		await page.getByLabel("Year founded").fill(String(new Date().getFullYear()));
		await expect(page.locator("#company_founded-note")).not.toBeEmpty();
	});
});

test("a long text goes on where it is written, with the word that an input method composes there", async ({
	page,
	context,
}) => {
	const arrive = await heldBack(page, everyModule);
	await page.goto("/apply/", { waitUntil: "commit" });
	const goals = page.getByLabel("Partnership goals");
	await goals.fill("To grow in ");
	await goals.press("End");
	const input = await context.newCDPSession(page);
	const compose = (text: string) =>
		input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
	await compose("けにあ");
	arrive();
	await takenOver(page);
	await input.send("Input.insertText", { text: "ケニア" });
	await expect(goals).toHaveValue("To grow in ケニア");
	await goals.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 2));
	await page.keyboard.type(" really");
	await expect(goals).toHaveValue("To really grow in ケニア");
});

test("what a link has written and somebody writes over before script has arrived stays theirs", async ({ page }) => {
	const arrive = await heldBack(page, everyModule);
	await page.goto("/apply/?question=pay-day", { waitUntil: "commit" });
	await expect(page.getByLabel("Partnership goals")).toHaveValue(/On which day of the month/);
	await page.getByLabel("Partnership goals").fill("Our own words");
	arrive();
	await takenOver(page);
	await page.goto("/apply/#goals");
	await page.reload();
	await expect(page.getByLabel("Partnership goals")).toHaveValue("Our own words");
});

test.describe("where script came too late for a form that was sent without it", () => {
	test.use({ expectedProblems: [/ERR_FAILED|Error hydrating|status of 422/] });

	test("the text that comes back takes the place of its older version in the draft", async ({ page }) => {
		await page.goto("/apply/?question=pay-day");
		await takenOver(page);
		const scripts = /\/_astro\/.*\.js/;
		await page.route(scripts, (route) => route.abort());
		await page.goto("/apply/");
		await page.getByLabel("Partnership goals").fill("Our own words");
		await page.unroute(scripts);
		await page.getByRole("button", { name: "Send application" }).click();
		await takenOver(page);
		await expect(page.getByRole("region", { name: /^There are \d+ problems$/ })).toBeVisible();
		await page.goto("/apply/#goals");
		await page.reload();
		await expect(page.getByLabel("Partnership goals")).toHaveValue("Our own words");
	});
});
