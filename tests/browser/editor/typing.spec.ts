import { expect } from "#tests/browser/setup/harness.ts";
import { frameOf, newLines, openPage, tabTo } from "./editor-journeys.ts";
import { test } from "./running-editor.ts";

test.describe.configure({ mode: "default" });

test.use({ viewport: { width: 1280, height: 800 } });

const file = "guide/how-to-apply.mdx";
const title = "Application Process";

test("a key draws its own line anew and no other, and a new line none of those around it", async ({ page, editor }) => {
	const text = await openPage(page, file, title);
	await expect(frameOf(page).getByRole("heading", { level: 1 })).toBeVisible();
	const line = text.getByText("keeps a draft on your device");
	// Figures get their values once the site's server gives them.
	await expect(text.locator("li", { hasText: /^Initial review \(\d/ })).toBeVisible();
	await line.click();
	await page.keyboard.press("End");
	await text.evaluate((box) => {
		Reflect.set(window, "before", new Set(box.children));
		const drawn: string[] = [];
		new MutationObserver((changes) => {
			for (const { target } of changes) {
				const block = [...box.children].find((each) => each.contains(target));
				drawn.push(block?.textContent ?? "the page");
			}
		}).observe(box, { subtree: true, childList: true, characterData: true });
		Reflect.set(window, "drawn", drawn);
	});
	await page.keyboard.type(" Now");
	await expect.poll(() => editor.content(file)).toContain(" Now");
	const drawn: string[] = await page.evaluate(() => Reflect.get(window, "drawn"));
	expect(drawn).not.toEqual([]);
	expect(drawn.filter((words) => !/ (N(ow?)?)?$/.test(words))).toEqual([]);

	await page.keyboard.press("Enter");
	await page.keyboard.type("And then");
	await expect.poll(() => editor.content(file)).toContain("\nAnd then\n");
	await expect(page.locator(".save-line")).toHaveText("Saved");
	const added = await text.evaluate((box) => {
		const before: Set<Element> = Reflect.get(window, "before");
		return [...box.children].filter((block) => !before.has(block)).map(({ textContent }) => textContent);
	});
	expect(added).toEqual(["And then"]);
	editor.restore(file);
});

test("while keys come the page is not made into text, and what was typed is there after a reload at once", async ({
	page,
	editor,
}) => {
	const text = await openPage(page, file, title);
	await text.getByText("keeps a draft on your device").click();
	await page.keyboard.press("Home");
	// All within one task, in which no timer can end.
	const made = await page.evaluate(async () => {
		const { stringify } = JSON;
		let count = 0;
		JSON.stringify = new Proxy(stringify, {
			apply(made, self, given) {
				count++;
				return Reflect.apply(made, self, given);
			},
		});
		for (const sign of "Quickly ") {
			document.execCommand("insertText", false, sign);
			await Promise.resolve();
		}
		JSON.stringify = stringify;
		return count;
	});
	expect(made).toBe(0);
	await page.reload();
	await expect(text.getByText("keeps a draft on your device")).toContainText("Quickly ");
	await expect.poll(() => editor.content(file)).toContain("Quickly ");
	editor.restore(file);
});

test("nothing that comes later moves a line that is being pressed", async ({ page }) => {
	let release = () => {};
	const isFormThere = new Promise<void>((resolve) => {
		release = resolve;
	});
	const later: string[] = [];
	await page.route(/\/__edit\/api\/(?!overview|facts)/, async (route) => {
		later.push(new URL(route.request().url()).pathname);
		await isFormThere;
		await route.continue();
	});
	await page.goto("/__edit/#facts/program/tiers.yaml");
	const line = page.locator("summary", { hasText: "Reseller" });
	await expect(line).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
	const before = await line.boundingBox();
	release();
	await page.waitForLoadState("networkidle");
	expect(await line.boundingBox(), `after ${later.join(", ")}`).toEqual(before);
	await expect(page.getByText("Terms 1.0, from", { exact: false })).toBeVisible();
});

test("a link is put in by keyboard alone, and is called what the page is called where no words are selected", async ({
	page,
	editor,
}) => {
	const file = "guide/process.mdx";
	const before = editor.content(file);
	const text = await openPage(page, file, "Partnership Process");
	await text.getByText("Revenue goals").click();
	await page.keyboard.press("End");
	await page.keyboard.press("Control+k");
	const dialog = page.getByRole("dialog", { name: "Link" });
	await expect(dialog.getByRole("searchbox")).toBeFocused();
	await page.keyboard.type("support & res");
	await tabTo(page, dialog.getByRole("radio", { name: "Support & Resources", exact: true }));
	await page.keyboard.press("Space");
	await expect(dialog.getByRole("textbox", { name: "Words of the link" })).toHaveValue("Support & Resources");
	await page.keyboard.press("Enter");
	await expect(text).toBeFocused();
	await expect
		.poll(() => newLines(before, editor.content(file)))
		.toEqual(["- Revenue goals[Support & Resources](/guide/support/)"]);
	editor.restore(file);
});
