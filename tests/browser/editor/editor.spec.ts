import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect } from "#tests/browser/setup/harness.ts";
import { frameOf, newLines, openPage, tabTo } from "./editor-journeys.ts";
import { addPage, learnOfMistake, meetConflict, putInPlace, sendToTeam, teamOnDisk } from "./editor-team.ts";
import { test } from "./running-editor.ts";

// One editor, and one development server behind it, for all tests of this file: they take turns.
test.describe.configure({ mode: "default" });

test.use({ viewport: { width: 1280, height: 800 } });

test("a sentence that is changed is one changed line, and the page beside shows it", async ({ page, editor }) => {
	const file = "guide/process.mdx";
	const before = editor.content(file);
	const text = await openPage(page, file, "Partnership Process");
	const shown = frameOf(page);
	await text.getByText("Revenue goals").click();
	await page.keyboard.press("End");
	await page.keyboard.type(" for two");
	// From here on: the development server may load its first page twice.
	await expect(shown.getByText("Revenue goals for two")).toBeVisible();
	await shown.evaluate((main) => main.setAttribute("data-seen", ""));
	await page.keyboard.type(" years");
	await expect.poll(() => newLines(before, editor.content(file))).toEqual(["- Revenue goals for two years"]);
	expect(editor.content(file).split("\n")).toHaveLength(before.split("\n").length);
	await expect(shown.getByText("Revenue goals for two years")).toBeVisible();
	// In its place: a page that is loaded anew for each word would stand in the way of the keys.
	await expect(shown).toHaveAttribute("data-seen");
	editor.restore(file);
});

test("a page that begins and ends with a component takes text at its end, at once and by keyboard alone", async ({
	page,
	editor,
}) => {
	const file = "guide/process.mdx";
	const before = editor.content(file);
	const text = await openPage(page, file, "Partnership Process");
	await text.focus();
	await page.keyboard.press("Control+End");
	await page.keyboard.press("Enter");
	await page.keyboard.type("We help you at each step.");
	await expect.poll(() => editor.content(file)).toBe(`${before}\nWe help you at each step.\n`);
	editor.restore(file);
});

test("a letter typed on a selected component goes behind it, and its form takes no key for an answer", async ({
	page,
	editor,
}) => {
	const file = "guide/process.mdx";
	const before = editor.content(file);
	const text = await openPage(page, file, "Partnership Process");
	await text.locator(".card", { hasText: "Process dates" }).click();
	await page.keyboard.type("So");
	await expect.poll(() => editor.content(file)).toBe(`${before}\nSo\n`);
	await text.locator(".card").first().click();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog", { name: "Process flowchart" })).toBeVisible();
	await page.keyboard.press("Space");
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(text).toBeFocused();
	expect(editor.content(file)).toBe(`${before}\nSo\n`);
	editor.restore(file);
});

test("a figure is put into a sentence from the list, and stands there with its value", async ({ page, editor }) => {
	const file = "guide/process.mdx";
	const before = editor.content(file);
	const text = await openPage(page, file, "Partnership Process");
	await text.getByText("Revenue goals").click();
	await page.keyboard.press("End");
	await page.keyboard.type(" of ");
	await page.getByRole("button", { name: "Figure or component" }).click();
	const dialog = page.getByRole("dialog", { name: "Put in a figure or a component" });
	await dialog.getByRole("searchbox").fill("share");
	await dialog.getByRole("radio", { name: /^Share / }).check();
	await dialog.getByRole("combobox", { name: "Of" }).selectOption("reseller");
	await dialog.getByRole("button", { name: "Put it in" }).click();
	await expect(text).toBeFocused();
	await expect
		.poll(() => newLines(before, editor.content(file)))
		.toEqual(['- Revenue goals of <Share of="reseller" />']);
	await expect(text.locator("li", { hasText: /^Revenue goals of \d+–\d+%/ })).toBeVisible();
	await expect(frameOf(page).getByText(/^Revenue goals of \d+–\d+%/)).toBeVisible();
	editor.restore(file);
});

test("a figure of the facts is changed in its field, after what the change does is shown", async ({ page, editor }) => {
	const file = "program/process.yaml";
	const before = editor.content(file);
	await page.goto(`/__edit/#facts/${file}`);
	await page.locator("summary", { hasText: "Activation" }).click();
	const field = page.locator("details[open]").getByRole("textbox", { name: "to" });
	await field.fill("eight");
	await expect(field).toHaveAttribute("aria-invalid", "true");
	await field.fill("9");
	const effects = page.getByRole("complementary", { name: "What the change does" });
	await expect(effects).toContainText("Partnership Process");
	await effects.getByRole("button", { name: "Save" }).click();
	await expect(effects).toContainText("Saved.");
	expect(newLines(before, editor.content(file))).toEqual(["  weeks: { low: 4, high: 9 }"]);
	editor.restore(file);
});

test("a share that links depend on begins new terms, and every file is named before it is written", async ({
	page,
	editor,
}) => {
	const file = "program/tiers.yaml";
	const before = editor.content(file);
	await page.goto(`/__edit/#facts/${file}`);
	await page.locator("summary", { hasText: "Reseller" }).click();
	const share = page.locator("details[open]").getByRole("group", { name: "Revenue share" });
	await share.getByRole("textbox", { name: "from" }).fill("42");
	await expect(share.getByText("On: Partner with Mamey Technologies · Partnership Selection Guide")).toBeVisible();
	const effects = page.getByRole("complementary", { name: "What the change does" });
	await expect(effects).toContainText("Reseller: revenue share from 40–50% to 42–50%.");
	await expect(effects).toContainText(/National reseller: \$[\d,.]+ → \$[\d,.]+ expected/);
	await effects.getByRole("button", { name: "Start new terms" }).click();
	const dialog = page.getByRole("dialog", { name: "Start terms 1.1" });
	await dialog.getByLabel("First day on which they hold").fill(`${new Date().getFullYear() + 1}-07-01`);
	const written = ["program/1.0/tiers.yaml", "program/1.0/revenue.yaml", "program/terms.yaml", file];
	for (const name of written) await expect(dialog.getByText(name, { exact: true })).toBeVisible();
	expect(editor.content(file)).toBe(before);
	await dialog.getByRole("button", { name: "Start terms 1.1" }).click();
	for (const name of written) await expect(effects.getByRole("status")).toContainText(name);
	expect(editor.content("program/1.0/tiers.yaml")).toBe(before);
	expect(editor.content(file)).toBe(before.replace("share: { low: 40,", "share: { low: 42,"));
	editor.restoreAll();
});

test("new terms begin before anything is changed, and a revenue model that their tiers name stays until they do not", async ({
	page,
	editor,
}) => {
	const file = "program/revenue.yaml";
	const before = editor.content(file);
	await page.goto(`/__edit/#facts/${file}`);
	const form = page.getByRole("region", { name: "Revenue models" });
	await form.getByRole("button", { name: "Start new terms" }).click();
	const dialog = page.getByRole("dialog", { name: "Start terms 1.1" });
	await dialog.getByLabel("First day on which they hold").fill(`${new Date().getFullYear() + 1}-07-01`);
	await expect(dialog.getByText("program/1.0/revenue.yaml", { exact: true })).toBeVisible();
	await expect(dialog.getByText(file, { exact: true })).toHaveCount(0);
	await dialog.getByRole("button", { name: "Start terms 1.1" }).click();
	await expect(form.getByText(/^Terms 1\.1, from July 1, \d+\. Their figures are not recorded yet\./)).toBeVisible();
	expect(editor.content("program/1.0/revenue.yaml")).toBe(before);
	expect(editor.content(file)).toBe(before);
	await form.getByRole("button", { name: "Take Joint Go-to-Market out" }).click();
	const effects = page.getByRole("complementary", { name: "What the change does" });
	await expect(effects).toContainText("is paid by the revenue model joint, which terms 1.1 do not have.");
	await expect(effects.getByRole("button", { name: "Save" })).toBeDisabled();
	await effects.getByRole("button", { name: "Take the changes back" }).click();
	editor.restoreAll();
});

test.describe("a save that is refused", () => {
	test.use({ expectedProblems: [/status of 422/] });

	test("a mistake is said where it was made, is not written, and outlives a reload until it is mended", async ({
		page,
		editor,
	}) => {
		const file = "guide/next-steps.mdx";
		const before = editor.content(file);
		const text = await openPage(page, file, "Next Steps");
		await text.getByText("apply", { exact: true }).click();
		await page.keyboard.press("Control+k");
		const dialog = page.getByRole("dialog", { name: "Link" });
		await dialog.getByRole("textbox", { name: "Address" }).fill("/guide/nowhere/");
		await dialog.getByRole("button", { name: "Change it" }).click();
		const line = page.locator(".save-line");
		await expect(line).toContainText("Not saved yet, kept here.");
		await expect(line).toContainText("/guide/nowhere/");
		await expect(line.getByRole("button", { name: "Show where" })).toBeVisible();
		expect(editor.content(file)).toBe(before);
		await page.reload();
		await expect(line).toContainText("/guide/nowhere/");
		await expect(text.locator("a[href='/guide/nowhere/']")).toBeVisible();
		expect(editor.content(file)).toBe(before);
		await text.getByText("apply", { exact: true }).click();
		await page.keyboard.press("Control+k");
		await dialog.getByRole("textbox", { name: "Address" }).fill("/guide/process/");
		await dialog.getByRole("button", { name: "Change it" }).click();
		await expect(line).toHaveText("Saved");
		expect(newLines(before, editor.content(file))).toHaveLength(1);
		editor.restore(file);
	});
});

test("by keyboard alone, on a narrow dark screen, a page is opened, a word made bold and a figure put in", async ({
	page,
	editor,
}) => {
	const file = "guide/process.mdx";
	const before = editor.content(file);
	await page.setViewportSize({ width: 768, height: 900 });
	await page.emulateMedia({ colorScheme: "dark" });
	await page.goto("/__edit/");
	const pages = page.getByRole("button", { name: "Pages", exact: true });
	await expect(pages).toBeVisible();
	await tabTo(page, pages);
	await page.keyboard.press("Enter");
	const entry = page.getByRole("navigation").getByRole("button", { name: "Partnership Process" });
	await expect(entry).toBeVisible();
	await tabTo(page, entry);
	await page.keyboard.press("Enter");
	const text = page.getByRole("textbox", { name: "Text of Partnership Process" });
	await expect(text).toBeVisible();
	await tabTo(page, text);
	await page.keyboard.press("Control+End");
	await page.keyboard.press("Control+b");
	await page.keyboard.type("You keep");
	await page.keyboard.press("Control+b");
	await page.keyboard.type(" ");
	// The bar is one stop of Tab, in which arrows lead on.
	await page.keyboard.press("Shift+Tab");
	await expect(page.getByRole("combobox", { name: "Kind of line" })).toBeFocused();
	await page.keyboard.press("End");
	await expect(page.getByRole("button", { name: "Figure or component" })).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(text).toBeFocused();
	await page.keyboard.press("Shift+Tab");
	await expect(page.getByRole("button", { name: "Figure or component" })).toBeFocused();
	await page.keyboard.press("Enter");
	const dialog = page.getByRole("dialog", { name: "Put in a figure or a component" });
	await expect(dialog.getByRole("searchbox")).toBeFocused();
	await page.keyboard.type("share");
	await tabTo(page, dialog.getByRole("radio").first());
	await page.keyboard.press("Space");
	const share = dialog.getByRole("radio", { name: /^Share / });
	for (let presses = 0; presses < 10 && !(await share.isChecked()); presses++) await page.keyboard.press("ArrowDown");
	await expect(share).toBeChecked();
	await page.keyboard.press("Enter");
	await expect(text).toBeFocused();
	await page.keyboard.type(" of it.");
	await expect.poll(() => editor.content(file)).toBe(`${before}\n**You keep** <Share /> of it.\n`);
	expect(await accessibilityFaults(page, { without: "iframe" })).toEqual([]);
	editor.restore(file);
});

for (const { width, scheme } of [
	{ width: 1280, scheme: "light" },
	{ width: 768, scheme: "dark" },
] as const) {
	test(`nothing stops a person with a disability at ${width} px, ${scheme}: start, page, facts, forms`, async ({
		page,
	}) => {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme: scheme });
		const check = async (name: string) => {
			if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${name}-${width}.png` });
			expect.soft(await accessibilityFaults(page, { without: "iframe" }), name).toEqual([]);
			expect
				.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name)
				.toBeLessThanOrEqual(0);
		};
		await page.goto("/__edit/");
		await expect(page.locator(".page-text")).toBeVisible();
		await check("start");
		await openPage(page, "guide/process.mdx", "Partnership Process");
		await expect(page.locator(".card", { hasText: "weeks in all" })).toBeVisible();
		await check("page");
		await page.getByRole("button", { name: "Figure or component" }).click();
		await page.getByRole("radio", { name: /^Share / }).check();
		await check("form");
		await page.keyboard.press("Escape");
		await page.goto("/__edit/#facts/program/process.yaml");
		await page.locator("summary", { hasText: "Activation" }).click();
		await page.locator("details[open]").getByRole("textbox", { name: "to" }).fill("11");
		await expect(page.getByText("Where it is shown")).toBeVisible();
		await check("facts");
	});
}

test.describe("while the site's server starts anew", () => {
	test.use({ expectedProblems: [/status of 50[23]|WebSocket|ERR_CONNECTION|server connection lost/] });

	test("a page with pictures is added, put in its place, and sent to the team, which sees a conflict before it is one", async ({
		page,
		editor,
	}) => {
		const team = teamOnDisk(editor.root);
		await addPage(page, editor);
		await putInPlace(page, editor);
		const branch = await sendToTeam(page, team);
		await meetConflict(page, editor, team, branch);
		await learnOfMistake(page, editor);
		editor.restoreAll();
		team.remove();
	});
});
