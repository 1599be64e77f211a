import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=36&currency=EUR&pu.customers=1&pu.revenue=100";
const answers = (page: Page) => page.locator(".goal").getByRole("listitem");

async function seek(page: Page, amount: string): Promise<void> {
	await page.getByText("I want to earn …").click();
	await page.getByLabel("In the first year").fill(amount);
}

test("the number that reaches a goal is found for customers, projects and referrals, and applied on a click", async ({
	page,
}) => {
	await page.goto(example);
	await seek(page, "5.4k");
	await expect(page.locator(".goal")).toContainText("This scenario is expected to bring €540.00 in its first year.");
	await expect(answers(page)).toContainText([
		"10 customers at the start, now 1",
		"1 project a year with Implementation Services on, at €60,000.00 each",
		"2 signed referrals a year with Referral Fees on, at €50,000.00 each",
	]);
	await page.getByRole("button", { name: "Use 10 customers at the start" }).click();
	await expect(page.getByRole("textbox", { name: "Customers at the start" })).toHaveValue("10");
	await expect(page.locator(".goal")).toContainText(
		"The goal is reached: this scenario is expected to bring €5,400.00",
	);
	await expect(answers(page).first()).toContainText("10 customers at the start, as it is");
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByRole("textbox", { name: "Customers at the start" })).toHaveValue("1");
});

test("a model that was off is switched on with its fee", async ({ page }) => {
	await page.goto(example);
	await seek(page, "100k");
	await page.getByRole("button", { name: /^Use \d+ projects a year/ }).click();
	await expect(page.getByRole("checkbox", { name: "Implementation Services" })).toBeChecked();
	await expect(page.getByLabel("Fee of one project")).toHaveValue("60,000");
});

test("customers who are won each month are told from other models that reach a goal", async ({ page }) => {
	await page.goto("/estimate/?tier=reseller&pu.customers=10&pu.new=5&pu.revenue=1000&rf.referrals=1&rf.value=1000");
	await seek(page, "50k");
	await expect(answers(page)).toContainText([
		"Platform Usage: none needed at the start, those won each month reach it.",
	]);
	await page.getByRole("button", { name: "Use 0 customers at the start" }).click();
	await expect(page.getByRole("textbox", { name: "Customers at the start" })).toHaveValue("0");
	await page.getByLabel("In the first year").fill("75");
	await expect(answers(page)).toContainText(["Platform Usage: none needed, the other models reach it."]);
});

test("what else comes with a model that is switched on is said with its number", async ({ page }) => {
	await page.goto("/estimate/?tier=reseller&rf.referrals=1&rf.value=1000");
	await seek(page, "1m");
	await expect(answers(page)).toContainText([
		/customers at the start with Platform Usage on, at \$10,000\.00 each, 2 won and 1\.5% lost each month/,
	]);
	await page.getByLabel("In the first year").fill("50k");
	await expect(answers(page)).toContainText([
		/^Platform Usage: none needed at the start with Platform Usage on, at \$10,000\.00 each, 2 won/,
	]);
	await page.getByRole("button", { name: "Use 0 customers at the start" }).click();
	await expect(page.getByRole("checkbox", { name: "Platform Usage" })).toBeChecked();
});

test("the answers are announced once typing pauses, not at each keystroke", async ({ page }) => {
	await page.goto(example);
	await seek(page, "1k");
	const said: string[] = [];
	await page.exposeFunction("said", (text: string) => said.push(text));
	await page.locator(".goal").evaluate((goal) => {
		const tell = ({ target }: MutationRecord) => {
			const place = target instanceof Element ? target : target.parentElement;
			const live = place?.closest("[aria-live]")?.textContent;
			if (live) Reflect.get(window, "said")(live);
		};
		new MutationObserver((records) => records.forEach(tell)).observe(goal, {
			characterData: true,
			childList: true,
			subtree: true,
		});
	});
	await page.getByLabel("In the first year").press("ControlOrMeta+A");
	await page.keyboard.type("2345", { delay: 60 });
	await expect(page.locator(".goal [aria-live]")).toContainText("customers at the start, now 1");
	await expect.poll(() => said.at(-1)).toContain("in its first year.");
	expect(new Set(said).size).toBe(1);
});

test("a digit put at the end of the goal that stands there makes it ten times as much, and not a thousandth", async ({
	page,
}) => {
	await page.goto(example);
	await page.getByText("I want to earn …").click();
	const goal = page.getByLabel("In the first year");
	await expect(goal).toHaveValue("100,000");
	const of = async () => (await answers(page).first().textContent()) ?? "";
	const before = await of();
	await goal.press("End");
	await goal.press("0");
	await expect(goal).toHaveValue("100,0000");
	await expect.poll(of).not.toBe(before);
	const edited = await of();
	await goal.fill("1m");
	await expect.poll(of).toBe(edited);
	await goal.fill("2,5");
	await expect.poll(of).not.toBe(edited);
	await expect(page.locator(".goal")).toContainText("The goal is reached");
});

test("what stands in the way is said, and what is wrong with a goal", async ({ page }) => {
	await page.goto("/estimate/?tier=reseller&pu.customers=1&pu.revenue=0.01&im.projects=2");
	await seek(page, "1b");
	await expect(answers(page)).toContainText([
		"Platform Usage: no number of customers at the start up to 1,000,000 reaches it.",
		"Implementation Services: enter fee of one project first.",
	]);
	await page.getByLabel("In the first year").fill("");
	await expect(page.getByLabel("In the first year")).toHaveAccessibleDescription(
		"USD Enter what you want to earn, such as 250k.",
	);
	await page.getByLabel("In the first year").fill("2b");
	await expect(page.getByLabel("In the first year")).toHaveAccessibleDescription(
		/^USD The goal must be a number from 0 to/,
	);
});
