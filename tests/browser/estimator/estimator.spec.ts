import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=1&pu.revenue=100";
const headline = (page: Page) => page.locator(".headline strong");

test("without a scenario in the address the first preset is shown, and said to be an example", async ({ page }) => {
	await page.goto("/estimate/");
	await expect(page.getByText("This is an example.")).toBeVisible();
	await expect(headline(page)).toHaveText(/^\$[\d,]+\.\d\d$/);
});

/** Every text of what is selected that is seen, frame by frame, from the first paint on. */
async function watch(page: Page, selector: string): Promise<string[]> {
	const seen: string[] = [];
	await page.exposeFunction("saw", (text: string) => seen.push(text));
	await page.addInitScript((selected) => {
		const look = () => {
			const element = document.querySelector<HTMLElement>(selected);
			if (element?.checkVisibility({ visibilityProperty: true })) Reflect.get(window, "saw")(element.textContent);
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	}, selector);
	return seen;
}
const amountsIn = (text: string | null) => [...(text ?? "").matchAll(/[\d,]+\.\d\d/g)].map(([amount]) => amount);

test("the page comes with its example drawn, which does not change when the script comes", async ({ page }) => {
	const seen = await watch(page, ".headline strong");
	await page.goto("/estimate/");
	await expect(page.locator(".estimator[data-waking]")).toHaveCount(0);
	expect(seen.length).toBeGreaterThan(0);
	expect(new Set(seen).size).toBe(1);
});

for (const address of ["/estimate/", "/embed/estimate/"]) {
	test(`figures of another scenario never flash by before those of a link: ${address}`, async ({ page }) => {
		const seen = await watch(page, ".estimator");
		await page.goto(`${address}?tier=technology&pu.customers=3&pu.revenue=5`);
		await expect(page.locator(".estimator[data-waking]")).toHaveCount(0);
		await expect(page.getByRole("row", { name: /^Technology/ })).toContainText("45.00");
		await expect(headline(page)).toHaveText("$45.00");
		const own = new Set(amountsIn(await page.locator(".estimator").textContent()));
		expect(own.size).toBeGreaterThan(3);
		expect([...new Set(seen.flatMap(amountsIn))].filter((amount) => !own.has(amount))).toEqual([]);
	});
}

test("a link shows its figures, and the address follows every change", async ({ page }) => {
	await page.goto(`${example}&utm_source=mail`);
	await expect(headline(page)).toHaveText("$540.00");
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("2");
	await expect(headline(page)).toHaveText("$1,080.00");
	await expect(page).toHaveURL(/pu\.customers=2&/);
	await expect(page).toHaveURL(/utm_source=mail/);
	await page.reload();
	await expect(headline(page)).toHaveText("$1,080.00");
});

test("a reload and Back and Forward show what the address holds", async ({ page }) => {
	await page.goto("/find-your-tier/");
	await page.goto(example);
	await page.getByRole("textbox", { name: "Customers at the start" }).fill("3");
	await expect(page).toHaveURL(/pu\.customers=3&/);
	await page.goBack();
	await expect(page).toHaveURL(/find-your-tier/);
	await page.goForward();
	await expect(headline(page)).toHaveText("$1,620.00");
});

test("an anchor within the page, or Back from it, at once after a change loses nothing of it", async ({ page }) => {
	await page.goto(example);
	const customers = page.getByRole("textbox", { name: "Customers at the start" });
	await customers.fill("4");
	await page.evaluate(() => window.location.assign("#models"));
	await expect(page).toHaveURL(/pu\.customers=4&.*#models$/);
	await expect(customers).toHaveValue("4");
	await page.reload();
	await expect(page.getByText("Customers at the start: 1 → 4")).toBeVisible();

	await page.evaluate(() => window.location.assign("#result"));
	await customers.fill("5");
	await page.evaluate(() => window.history.back());
	await expect(page).toHaveURL(/pu\.customers=5&.*#models$/);
	await expect(headline(page)).toHaveText("$2,700.00");
	await expect(customers).toHaveValue("5");
});

test("typing writes the address at most some 75 times in 30 seconds, and leaving at once loses nothing", async ({
	page,
}) => {
	await page.addInitScript(() => {
		const { replaceState } = history;
		let writes = 0;
		history.replaceState = function (...state) {
			writes++;
			sessionStorage.setItem("writes", String(writes));
			return replaceState.apply(this, state);
		};
	});
	await page.goto(example);
	const customers = page.getByRole("textbox", { name: "Customers at the start" });
	const begin = Date.now();
	for (let count = 1; count <= 60; count++) await customers.fill(String(count));
	await page.goto("/find-your-tier/");
	await page.goBack();
	await expect(customers).toHaveValue("60");
	const writes = await page.evaluate(() => Number(sessionStorage.getItem("writes")));
	// Besides: the address as it is opened, the first letter, and what was left to write when the page was left.
	expect(writes).toBeLessThanOrEqual((Date.now() - begin) / (30_000 / 75) + 3);
});

test("the CSV is that of the contract", async ({ page }) => {
	await page.goto(`${example}&start=2027-01`);
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download CSV" }).click();
	const csv = readFileSync(await (await download).path(), "utf8");
	expect(csv.split("\r\n")[1]).toMatch(/^a,1,2027-01,40\.00,45\.00,50\.00,0\.00,/);
	expect(csv.split("\r\n")[13]).toMatch(/^a,total,,480\.00,540\.00,600\.00,/);
});

test("a copied link carries its checksum, and opens whole", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.goto(example);
	await page.getByRole("button", { name: "Copy link" }).click();
	await expect(page.getByText("Link copied")).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toMatch(/\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.0&tier=reseller&/);
	await page.goto(link);
	await expect(page.getByText(/was cut or changed/)).toBeHidden();
	await page.goto(link.slice(0, -1));
	await expect(page.getByText("This link was cut or changed on its way.")).toBeVisible();
});

test("nonsense in a link is named and nothing of it is run", async ({ page }) => {
	await page.goto("/estimate/?tier=gold&pu.customers=1&pu.revenue=100&name=<img src=x onerror=alert(1)>&months=7");
	await expect(page.getByText("2 parts of the link could not be read")).toBeVisible();
	await expect(page.getByText(/^tier \(tier\) is “gold” and must be/)).toBeVisible();
	await expect(page.getByText(/^months \(months\) is “7” and must be/i)).toBeVisible();
	await expect(page.getByRole("heading", { name: "<img src=x onerror=alert(1)>" })).toBeVisible();
	await expect(headline(page)).toHaveText("$300.00");
});

test("the estimate goes along to the application", async ({ page }) => {
	await page.goto(example);
	await page.getByRole("link", { name: "Apply with this estimate" }).click();
	await expect(page.getByText("Your estimate is attached.")).toBeVisible();
	await page.goto(`${page.url().split("#")[0]}#goals`);
	await expect(page.getByLabel(/^Estimate/)).toHaveValue(/^\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.0&tier=reseller/);
});

test("in a frame of another site it tells its height and links to the full tool", async ({ page }) => {
	const answer = await page.goto("/embed/estimate/?tier=reseller&pu.customers=1&pu.revenue=100");
	expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors *");
	expect(answer?.headers()["x-frame-options"]).toBeUndefined();
	await expect(headline(page)).toHaveText("$540.00");
	const height = await page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				window.addEventListener("message", ({ data }) => resolve(data.height), { once: true });
				document.body.style.paddingBlockEnd = "50px";
			}),
	);
	expect(height).toBeGreaterThan(300);
	await expect(page.getByRole("link", { name: "Open the full estimator" })).toBeVisible();
});

test.describe("when its files do not arrive", () => {
	test.use({ expectedProblems: [/ERR_FAILED|hydrating/] });

	test("the list of links says so, and shows no field that does nothing", async ({ page }) => {
		await page.route(/\/LinkAudit\.[^/]+\.js/, (route) => route.abort());
		await page.goto("/estimate/links/");
		await expect(page.getByRole("alert").filter({ hasText: "The list could not be loaded." })).toBeVisible();
		await expect(page.getByRole("textbox")).toHaveCount(0);
	});

	test("the page says so in the calculator’s place, keeps the figures that were sent, and explains the models", async ({
		page,
	}) => {
		await page.route(/\/Estimator\.[^/]+\.js/, (route) => route.abort());
		await page.goto(example);
		await expect(page.getByRole("alert")).toHaveText(
			/^\s*The calculator could not be loaded\.\s+Check your connection and load the page again\.\s+The four models follow/,
		);
		await expect(page.locator(".estimate-document .headline strong")).toHaveText("$540.00");
		await expect(page.locator(".estimator:not(.estimate-document)")).toHaveCount(0);
		await expect(page.getByRole("heading", { name: "A worked example" })).toBeVisible();
	});
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("the page explains the models with a worked example and says what the calculator needs", async ({ page }) => {
		await page.goto("/estimate/");
		await expect(page.getByText("The calculator needs JavaScript.")).toBeVisible();
		await expect(page.getByRole("heading", { name: "A worked example" })).toBeVisible();
		await expect(
			page.getByText(/^Small integrator, for example: in month 4 the share is taken of \$60,000\.00\./),
		).toBeVisible();
		await expect(page.locator(".estimator")).toBeHidden();
	});
});

for (const [colorScheme, width] of [
	["light", 1280],
	["dark", 360],
] as const) {
	test(`three scenarios have nothing that axe finds in the ${colorScheme} theme at ${width} px`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		await page.goto(
			`${example}&im.projects=4&im.fee=1000&b.tier=integrator&b.pu.customers=2&c.tier=strategic&c.jg.revenue=1000`,
		);
		await expect(headline(page)).toBeVisible();
		expect(await accessibilityFaults(page)).toEqual([]);
	});
}
