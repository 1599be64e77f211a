import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const example = "/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=1&pu.revenue=100";
const four = `${example.replace("months=12", "months=36")}&im.projects=4&im.fee=60000&rf.referrals=6&rf.value=5000&jg.revenue=2000&jg.growth=2`;
const expected = (page: Page) => page.locator(".headline strong");
const marker = (page: Page) => page.getByRole("slider", { name: "Place in the range" });
const monthOf = (page: Page) => page.getByRole("slider", { name: "Month of the chart" });

test.describe("the marker on the ladder", () => {
	test("goes by keys, a hundredth of the range a step, and says the rate", async ({ page }) => {
		await page.goto(example);
		await expect(marker(page)).toHaveAttribute("aria-valuetext", "50% of the range, a rate of 45%");
		await marker(page).focus();
		await page.keyboard.press("ArrowRight");
		await expect(marker(page)).toHaveAttribute("aria-valuetext", "51% of the range, a rate of 45.1%");
		await page.keyboard.press("PageDown");
		await expect(marker(page)).toHaveAttribute("aria-valuetext", "41% of the range, a rate of 44.1%");
		await page.keyboard.press("End");
		await expect(expected(page)).toHaveText("$600.00");
		await page.keyboard.press("Home");
		await expect(expected(page)).toHaveText("$480.00");
	});

	test("leaves to the browser what keys do together, such as going back", async ({ page }) => {
		await page.goto(example);
		await marker(page).evaluate((slider) => {
			window.addEventListener("keydown", ({ key, defaultPrevented }) => {
				if (defaultPrevented) slider.dataset.taken = `${slider.dataset.taken ?? ""} ${key}`.trim();
			});
			slider.focus();
		});
		for (const keys of ["Alt+ArrowLeft", "Meta+ArrowRight", "Control+Home", "ArrowUp"]) await page.keyboard.press(keys);
		await expect(marker(page)).toHaveAttribute("data-taken", "ArrowUp");
	});

	test("is dragged by a pointer", async ({ page }) => {
		await page.goto(example);
		const box = await marker(page).boundingBox();
		if (!box) throw new Error("The marker has no place on the page.");
		const y = box.y + box.height / 2;
		await page.mouse.move(box.x + box.width / 2, y);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width - 12, y, { steps: 5 });
		await page.mouse.up();
		await expect(expected(page)).toHaveText("$600.00");
		await expect(page).toHaveURL(/position=100/);
	});

	test("keeps two decimals from a link, and takes them from its field", async ({ page }) => {
		await page.goto(`${example}&position=33.33`);
		await expect(marker(page)).toHaveAttribute("aria-valuetext", "33.33% of the range, a rate of 43.333%");
		await page.getByRole("textbox", { name: "Place in the range" }).fill("12.25");
		await expect(marker(page)).toHaveAttribute("aria-valuetext", "12.25% of the range, a rate of 41.225%");
	});
});

test.describe("the marker under a finger", () => {
	test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

	test("goes where it is tapped", async ({ page }) => {
		await page.goto(example);
		await marker(page).scrollIntoViewIfNeeded();
		const box = await marker(page).boundingBox();
		if (!box) throw new Error("The marker has no place on the page.");
		await page.touchscreen.tap(box.x + box.width - 12, box.y + box.height / 2);
		await expect(expected(page)).toHaveText("$600.00");
	});
});

for (const width of [360, 768, 1280]) {
	test(`the largest figures stand on one line at ${width} px`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.goto(
			four.replace(/=(?:100|60000|5000|2000)(?=&)/g, "=1000000000").replace("customers=1&", "customers=1000000&"),
		);
		await expect(expected(page)).toHaveText(/^\$\d{2},(\d{3},){4}\d{3}\.\d\d$/);
		const figures = page.locator(".headline .expected strong, .phone-bar strong");
		for (const figure of await figures.filter({ visible: true }).all()) {
			const lines = await figure.evaluate((element) => {
				const range = document.createRange();
				// The cents are in smaller letters behind the whole amount.
				range.selectNodeContents(element.querySelector("button")?.firstChild ?? element);
				return [...range.getClientRects()].map(({ right }) => right);
			});
			expect(lines).toHaveLength(1);
			expect(lines[0]).toBeLessThanOrEqual(width);
		}
	});
}

test.describe("the chart under a finger", () => {
	test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

	test("goes on showing the month where the finger was lifted", async ({ page, context }) => {
		await page.goto(four);
		const plot = page.locator(".chart .plot");
		await expect(page.locator(".reading")).toContainText("Month 36");
		await plot.evaluate((element) => element.scrollIntoView({ block: "center" }));
		const box = await plot.boundingBox();
		if (!box) throw new Error("The chart has no place on the page.");
		const at = (month: number) => ({ x: box.x + (box.width / 36) * (month - 0.5), y: box.y + box.height / 2 });
		const finger = await context.newCDPSession(page);
		const send = (type: "touchStart" | "touchMove" | "touchEnd", months: readonly number[]) =>
			finger.send("Input.dispatchTouchEvent", { type, touchPoints: months.map(at) });
		await send("touchStart", [4]);
		for (const month of [6, 9, 12, 15, 20]) await send("touchMove", [month]);
		await send("touchEnd", []);
		await expect(page.locator(".reading .whole dt")).toHaveText("Month 20");
	});
});

test.describe("the chart", () => {
	test("reads a month under the pointer, and goes back to the chosen one", async ({ page }) => {
		await page.goto(four);
		const reading = page.locator(".reading");
		await expect(reading).toContainText("Month 36");
		const box = await page.locator(".chart .plot").boundingBox();
		if (!box) throw new Error("The chart has no place on the page.");
		await page.mouse.move(box.x + (box.width / 36) * 2.5, box.y + 20);
		await expect(reading).toContainText("Month 3");
		await expect(reading.getByText("Implementation Services")).toBeVisible();
		await page.mouse.move(0, 0);
		await expect(reading).toContainText("Month 36");
	});

	test("reads months by keys, and says them", async ({ page }) => {
		await page.goto(`${example}&start=2027-01`);
		await monthOf(page).focus();
		await expect(monthOf(page)).toHaveAttribute("aria-valuetext", "December 2027: $45.00, between $40.00 and $50.00");
		await page.keyboard.press("ArrowLeft");
		await expect(page.locator(".reading")).toContainText("November 2027");
		await expect(page.locator(".reading")).toContainText("$495.00");
	});

	test("shows what all months so far bring", async ({ page }) => {
		await page.goto(example);
		await page.getByRole("radio", { name: "So far" }).check();
		await expect(page.locator(".reading .whole")).toHaveText(/^Month 12, so far\$540\.00/);
		await monthOf(page).fill("2");
		await expect(page.locator(".reading .whole")).toHaveText(/^Month 2, so far\$90\.00\$80\.00–\$100\.00/);
	});

	test("is a table one click away", async ({ page }) => {
		await page.goto(four);
		await page.getByText("The months as a table").click();
		const rows = page.getByRole("region", { name: "The months" }).getByRole("row");
		await expect(rows).toHaveCount(37);
		await expect(rows.nth(3).getByRole("cell").nth(0)).toHaveText("$45.00$40.00–$50.00");
		await expect(rows.nth(3).getByRole("cell").nth(1)).toHaveText(/^\$24,000\.00\$18,000\.00–\$30,000\.00$/);
	});

	test("keeps its bars apart in forced colors", async ({ page }) => {
		await page.emulateMedia({ forcedColors: "active" });
		await page.goto(four);
		await expect(page.locator(".reading")).toContainText("Month 36");
		const fills = await page
			.locator(".chart .bars rect[data-model]")
			.evaluateAll((bars) => [
				...new Set(bars.map((bar) => bar.getAttribute("fill")?.replace(/^url\(.*?([a-z]+)\)$/, "$1"))),
			]);
		expect(fills.sort()).toEqual(["implementation", "joint", "referral", "var(--tier)"]);
	});
});

test("the tables say each model's part, what is not listed for the tier, and what is by agreement", async ({
	page,
}) => {
	await page.goto(`${example}&rf.referrals=6&rf.value=10000`);
	const byModel = page.getByRole("table", { name: "By model, in USD" });
	await expect(byModel.getByRole("row", { name: /^Platform Usage 40–50%, expected 45%; paid monthly/ })).toContainText(
		"540.00",
	);
	await expect(byModel.getByRole("row", { name: /^Referral Fees.*not listed for Reseller/ })).toContainText("4,500.00");
	await expect(byModel.getByRole("row", { name: /^Total/ })).toContainText("5,040.00");
	await expect(page.getByText("By agreement, and not in these figures: Sales commissions")).toBeVisible();
});

test("the commitment is met or not, in each year", async ({ page }) => {
	await page.goto("/estimate/?tier=reseller&months=24&pu.customers=1&pu.new=1&pu.revenue=10000");
	const commitment = page.locator(".commitment");
	await expect(commitment.getByRole("heading")).toHaveText("Minimum commitment of Reseller: $1M+ in sales per year");
	await expect(commitment.getByRole("listitem").first()).toHaveText(
		/Year 1not met\$780,000\.00, 78% of it; \$220,000\.00 short/,
	);
	await expect(commitment.getByRole("listitem").last()).toHaveText(/Year 2met\$2,220,000\.00, 222% of it/);
	// A tenth of a cent below the minimum.
	await page.goto("/estimate/?tier=reseller&pu.customers=2&pu.new=302.97&pu.revenue=49.95");
	await expect(commitment.getByRole("listitem")).toHaveText(/Year 1not met.*99% of it; \$0\.01 short/);
	await page.getByLabel("Currency").selectOption("EUR, Euro");
	await expect(commitment).toContainText(
		"The minimum is in US dollars and this scenario in EUR; amounts are not converted.",
	);
	await page.getByRole("combobox", { name: "Tier" }).selectOption("strategic");
	await expect(commitment).toContainText("The commitment is a plan, which no figure of a scenario can meet.");
});

test("shares of a commitment and what was completed have their thousands apart", async ({ page }) => {
	await page.goto("/estimate/?tier=reseller&pu.customers=1000&pu.revenue=100000");
	await expect(page.locator(".commitment").getByRole("listitem")).toHaveText(/\$1,200,000,000\.00, 120,000% of it/);
	await page.goto("/estimate/?tier=integrator&im.projects=1000&im.fee=100&im.duration=1");
	await expect(page.locator(".commitment").getByRole("listitem")).toHaveText(/1,000 completed, [\d,]+% of it/);
});

test("in forced colors the ground of the large figure covers no other text", async ({ page }) => {
	await page.emulateMedia({ forcedColors: "active" });
	await page.goto(example);
	await expect(expected(page)).toHaveText("$540.00");
	const { above, top } = await page.locator(".headline").evaluate((headline) => {
		const box = (selector: string) => {
			const range = document.createRange();
			range.selectNodeContents(headline.querySelector(selector) ?? headline);
			return range.getBoundingClientRect();
		};
		return { above: box("h2").bottom, top: box("strong button").top };
	});
	expect(top).toBeGreaterThanOrEqual(above - 1);
});

test("the same inputs under another tier are one click away", async ({ page }) => {
	await page.goto(example);
	const byTier = page.getByRole("table", { name: "The same inputs under each tier, in USD" });
	await expect(byTier.getByRole("row", { name: /^Strategic Partner/ })).toContainText("+120.00");
	await byTier.getByRole("button", { name: "Switch to Strategic Partner" }).click();
	await expect(expected(page)).toHaveText("$660.00");
	await expect(page.getByRole("combobox", { name: "Tier" })).toHaveValue("strategic");
});

test("beside the inputs the expected figure stays in view", async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 700 });
	await page.goto(four);
	await page.getByLabel("Currency").scrollIntoViewIfNeeded();
	await expect(expected(page)).toBeInViewport();
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 360, height: 740 } });

	test("a bar stays with the figure and its range, and leads to the result and back", async ({ page }) => {
		await page.goto(example);
		const bar = page.locator(".phone-bar");
		await expect(bar).toBeInViewport({ ratio: 1 });
		await expect(bar).toContainText("$540.00$480.00–$600.00");
		await bar.getByRole("button", { name: "Result" }).click();
		await expect(page.getByRole("heading", { name: "Expected over 12 months" })).toBeInViewport();
		await expect(page.getByRole("heading", { name: "Expected over 12 months" })).toBeFocused();
		await bar.getByRole("button", { name: "Inputs" }).click();
		await expect(page.getByRole("combobox", { name: "Tier" })).toBeInViewport();
	});

	test("the bar leads to the result for as long as that is hidden behind it", async ({ page }) => {
		await page.goto(example);
		const bar = page.locator(".phone-bar");
		await expect(bar.getByRole("button", { name: "Result" })).toBeVisible();
		const scrollHeadingTo = (fromBottom: number) =>
			page.locator("#result").evaluate((heading, distance) => {
				window.scrollBy(0, heading.getBoundingClientRect().top - (window.innerHeight - distance));
			}, fromBottom);
		await scrollHeadingTo(200);
		await expect(bar.getByRole("button", { name: "Inputs" })).toBeVisible();
		await scrollHeadingTo(40);
		await expect(bar.getByRole("button", { name: "Result" })).toBeVisible();
	});

	test("figures of any length stand apart from one another", async ({ page }) => {
		await page.goto("/estimate/?tier=reseller&months=24&pu.customers=10&pu.new=2&pu.revenue=2500000");
		await expect(page.locator(".result-tables tr.total").first()).toBeVisible();
		const distances = await page.locator(".result-tables tbody tr").evaluateAll((rows) =>
			rows.flatMap((row) => {
				const boxes = [...row.querySelectorAll("td:nth-child(-n + 4) button")].map((figure) =>
					figure.getBoundingClientRect(),
				);
				return boxes.slice(1).map((box, at) => box.left - (boxes[at]?.right ?? 0));
			}),
		);
		expect(distances.length).toBeGreaterThan(10);
		expect(Math.min(...distances)).toBeGreaterThanOrEqual(6);
	});

	test("the bar hides no field that keys lead to", async ({ page }) => {
		await page.goto(four);
		await page.getByRole("combobox", { name: "Tier" }).focus();
		const hidden: string[] = [];
		for (let field = 0; field < 24; field++) {
			await page.keyboard.press("Tab");
			const under = await page.evaluate(() => {
				const bar = document.querySelector(".phone-bar")?.getBoundingClientRect();
				const focused = document.activeElement;
				const box = focused?.getBoundingClientRect();
				const isHidden = bar && box && !focused?.closest(".phone-bar") && box.bottom > bar.top;
				return isHidden ? (focused?.outerHTML.slice(0, 80) ?? "") : null;
			});
			if (under) hidden.push(under);
		}
		expect(hidden).toEqual([]);
	});
});
