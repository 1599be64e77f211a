import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { heldBack } from "#tests/browser/setup/held-back.ts";

/** What the page shows as the expected figure, at each frame from now on. */
async function figuresShown(page: Page): Promise<() => Promise<string[]>> {
	await page.evaluate(() => {
		const shown = new Set<string>();
		Reflect.set(window, "figuresShown", shown);
		const look = () => {
			shown.add(document.querySelector(".headline .expected")?.textContent ?? "");
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	return () => page.evaluate(() => [...Reflect.get(window, "figuresShown")]);
}

const island = /\/_astro\/in-browser\.[^/]+\.js/;
const everyModule = /\/_astro\/.*\.js/;
const link = "/estimate/?tier=reseller&months=12&pu.customers=10&pu.revenue=1000";
const awake = (page: Page) => expect(page.locator(".estimator:not([data-waking])")).toHaveCount(1);
const expected = (page: Page) => page.locator(".headline .expected");
const field = (page: Page, name: string) => page.getByRole("form").getByRole("textbox", { name });

test("a changed field shows its figure before Preact is there, and Preact takes it over without another", async ({
	page,
}) => {
	const arrive = await heldBack(page, island);
	const opened = page.goto(link);
	await expect(expected(page)).toHaveText("$54,000.00");
	await expect(page.locator("[data-waking] .outcome")).toHaveAttribute("inert");
	await expect(async () => {
		await field(page, "Revenue of one, monthly").fill("2000");
		await expect(expected(page)).toHaveText("$108,000.00", { timeout: 500 });
	}).toPass();
	await expect(page.locator(".headline .range")).toHaveText("between $96,000.00 and $120,000.00");
	await page.getByRole("combobox", { name: "Length" }).selectOption("24 months");
	await expect(page.getByRole("heading", { name: "Expected over 24 months" })).toBeVisible();
	await expect(expected(page)).toHaveText("$216,000.00");
	await page.getByRole("combobox", { name: "Tier" }).selectOption("technology");
	await expect(expected(page)).not.toHaveText("$216,000.00");
	await page.getByRole("combobox", { name: "Tier" }).selectOption("reseller");
	await field(page, "Name").fill("A bank");
	await field(page, "Lost each month").fill("0");
	await field(page, "Lost each month").press("Enter");
	await expect(expected(page)).toHaveText("$216,000.00");
	const shown = await figuresShown(page);

	arrive();
	await opened;
	await expect(page.locator(".headline .name")).toHaveText("A bank");
	await expect(field(page, "Revenue of one, monthly")).toHaveValue("2,000");
	await expect(page).toHaveURL(/name=A\+bank&tier=reseller&months=24&pu\.customers=10&pu\.revenue=2000/);
	await expect(page.getByRole("region", { name: "Changed since it was sent" })).toContainText("$1,000 → $2,000");
	expect(await shown()).toEqual(["$216,000.00"]);
});

test.describe("what is pressed before Preact is there", () => {
	/** Presses at the place of something that does not answer yet. */
	async function press(page: Page, name: string) {
		const pressed = page.locator(".estimator button, .estimator summary").filter({ hasText: name }).first();
		await pressed.scrollIntoViewIfNeeded();
		const box = await pressed.boundingBox();
		if (!box) throw new Error(`${name} has no place on the page.`);
		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		return pressed;
	}
	/** Once the small script is there, a changed field shows its figure. */
	const early = (page: Page) =>
		expect(async () => {
			await field(page, "Revenue of one, monthly").fill("2000");
			await expect(expected(page)).toHaveText("$108,000.00", { timeout: 500 });
		}).toPass();

	test("is shown as felt, and done once Preact has come: a preset after what was typed", async ({ page }) => {
		const arrive = await heldBack(page, island);
		const opened = page.goto("/estimate/");
		const preset = page.locator(".presets button").nth(1);
		const name = (await preset.textContent()) ?? "";
		await expect(async () => {
			await press(page, name);
			await expect(preset).toHaveAttribute("data-kept-press", "", { timeout: 500 });
		}).toPass();
		const before = await expected(page).textContent();
		arrive();
		await opened;
		await expect(expected(page)).not.toHaveText(before ?? "");
		await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
		await expect(page.locator("[data-kept-press]")).toHaveCount(0);
	});

	test("is done once, the last press alone, and with the figures that were typed", async ({ page, context }) => {
		await context.grantPermissions(["clipboard-read", "clipboard-write"]);
		const arrive = await heldBack(page, island);
		const opened = page.goto(link);
		await early(page);
		await press(page, "Compare with another");
		const copy = await press(page, "Copy link");
		await press(page, "Copy link");
		await expect(copy).toHaveAttribute("data-kept-press", "");
		await expect(page.locator("[data-kept-press]")).toHaveCount(1);
		arrive();
		await opened;
		await expect(page.getByText("Link copied")).toBeVisible();
		await expect(page.locator(".tabs")).toHaveCount(0);
		expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("pu.revenue=2000");
	});

	test("does not reach what lies behind it: the bar of a phone covers the fields", async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 500 });
		const arrive = await heldBack(page, island);
		const opened = page.goto(link);
		await early(page);
		const figure = page.locator(".phone-bar button").first();
		const box = page.getByRole("checkbox", { name: "Platform Usage" });
		const [above, below] = [await figure.boundingBox(), await box.boundingBox()];
		if (!above || !below) throw new Error("The bar or the box has no place on the page.");
		const [x, y] = [below.x + below.width / 2, above.y + above.height / 2];
		await page.evaluate((by) => scrollBy(0, by), below.y + below.height / 2 - y);
		const behind = await page.evaluate(
			([x = 0, y = 0]) => document.elementFromPoint(x, y)?.getAttribute("type"),
			[x, y],
		);
		expect(behind).toBe("checkbox");
		await page.mouse.click(x, y);
		await expect(figure).toHaveAttribute("data-kept-press", "");
		await expect(box).toBeChecked();
		arrive();
		await opened;
		await awake(page);
		await expect(box).toBeChecked();
	});

	test("leaves alone what works without Preact", async ({ page }) => {
		const arrive = await heldBack(page, island);
		const opened = page.goto(link);
		await early(page);
		const box = page.getByRole("checkbox", { name: "Platform Usage" });
		await box.uncheck();
		await expect(page.locator("[data-kept-press]")).toHaveCount(0);
		arrive();
		await opened;
		await awake(page);
		await expect(box).not.toBeChecked();
	});
});

test("on the page with its example, too: a model that is switched counts before and after", async ({ page }) => {
	const arrive = await heldBack(page, island);
	const opened = page.goto("/estimate/");
	const box = page.getByRole("checkbox", { name: "Platform Usage" });
	const before = (await expected(page).textContent()) ?? "";
	await expect(async () => {
		await box.setChecked(true);
		await box.setChecked(false);
		await expect(expected(page)).not.toHaveText(before, { timeout: 500 });
	}).toPass();
	const without = (await expected(page).textContent()) ?? "";
	arrive();
	await opened;
	await expect(box).not.toBeChecked();
	await expect(expected(page)).toHaveText(without);
	await expect(page).not.toHaveURL(/pu\.customers/);
	await box.check();
	await expect(expected(page)).toHaveText(before);
});

test("what was typed before any script was there is neither lost nor taken for something else", async ({ page }) => {
	const arrive = await heldBack(page, everyModule);
	const opened = page.goto(link);
	await field(page, "Customers at the start").fill("12x");
	await field(page, "Revenue of one, monthly").fill("2k");
	await page.getByRole("combobox", { name: "First month" }).selectOption("Mar");
	await expect(expected(page)).toHaveText("$54,000.00");
	arrive();
	await opened;
	await expect(expected(page)).toHaveText("$108,000.00");
	await expect(field(page, "Customers at the start")).toHaveValue("12x");
	await expect(page.getByText("10 counts until then.")).toBeVisible();
	// It has the focus still.
	await expect(field(page, "Revenue of one, monthly")).toHaveValue("2k");
	await field(page, "Revenue of one, monthly").blur();
	await expect(field(page, "Revenue of one, monthly")).toHaveValue("2,000");
	await expect(page.getByRole("combobox", { name: "Year of the first month" })).toHaveValue(
		String(new Date().getFullYear()),
	);
	await awake(page);
});

test.describe("where a program of the visitor’s puts something of its own beside the fields", () => {
	test("what was typed before counts all the same", async ({ page }) => {
		const arrive = await heldBack(page, everyModule);
		const opened = page.goto(link);
		await field(page, "Name").fill("A bank");
		await field(page, "Revenue of one, monthly").fill("2000");
		await page.evaluate(() => {
			for (const input of document.querySelectorAll("#inputs input")) input.after(document.createElement("my-button"));
		});
		arrive();
		await opened;
		await expect(expected(page)).toHaveText("$108,000.00");
		await expect(page.locator(".headline .name")).toHaveText("A bank");
		await expect(page).toHaveURL(/pu\.revenue=2000/);
		await expect(field(page, "Revenue of one, monthly")).toBeFocused();
	});
});

test.describe("where numbers are written with a comma", () => {
	test.use({ locale: "de-DE" });

	test("what is typed into a page with points and commas is read as the page writes it", async ({ page }) => {
		const arrive = await heldBack(page, island);
		const opened = page.goto(link);
		const revenue = field(page, "Revenue of one, monthly");
		await expect(revenue).toHaveValue("1,000");
		await expect(async () => {
			await revenue.fill("1,500");
			await expect(expected(page)).toHaveText("$81,000.00", { timeout: 500 });
		}).toPass();
		arrive();
		await opened;
		await expect(expected(page)).toHaveText("$81,000.00");
		await revenue.focus();
		await revenue.blur();
		await expect(revenue).toHaveValue("1.500");
	});
});
