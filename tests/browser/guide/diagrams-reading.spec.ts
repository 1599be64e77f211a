import { expect, type Page, test } from "@playwright/test";
import { figureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import { fixtures } from "./diagram-geometry.ts";

const pages = ["/guide/choose-a-tier/", "/guide/tiers/", "/guide/process/"] as const;

/** Every text of the page's diagrams with its contrast to the area it lies on (WCAG 2.2, 1.4.3). */
function contrasts(page: Page): Promise<{ text: string; ratio: number }[]> {
	return page.locator(".diagram-box svg:visible").evaluateAll((drawings) => {
		const canvas = document.createElement("canvas");
		const context = canvas.getContext("2d", { willReadFrequently: true });
		if (!context) throw new Error("There is no canvas.");
		const luminance = (color: string) => {
			context.fillStyle = color;
			context.fillRect(0, 0, 1, 1);
			const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => {
				const value = part / 255;
				return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const paper = getComputedStyle(document.body).backgroundColor;
		/** The last shape in front of the text whose box holds the text's middle. */
		const areaOf = (svg: Element, text: Element) => {
			const box = text.getBoundingClientRect();
			const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
			const below = [...svg.querySelectorAll("rect, polygon, circle, path")].filter((shape) => {
				const own = shape.getBoundingClientRect();
				const isBefore = Boolean(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
				const holds = own.left <= x && own.right >= x && own.top <= y && own.bottom >= y;
				return isBefore && holds && getComputedStyle(shape).fill !== "none";
			});
			const last = below.at(-1);
			return last ? getComputedStyle(last).fill : paper;
		};
		return drawings.flatMap((svg) =>
			[...svg.querySelectorAll("text")].map((text) => {
				const leaf = [...text.querySelectorAll("tspan")].at(-1) ?? text;
				const [one, other] = [luminance(getComputedStyle(leaf).fill), luminance(areaOf(svg, text))];
				const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
				return { text: text.textContent ?? "", ratio };
			}),
		);
	});
}

for (const colorScheme of ["light", "dark"] as const) {
	for (const width of [360, 1280]) {
		test(`every label has a contrast of 4.5:1 in the ${colorScheme} theme at ${width} px`, async ({ page }) => {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 800 });
			for (const address of pages) {
				await page.goto(address);
				const found = await contrasts(page);
				expect(found.length, address).toBeGreaterThan(5);
				expect(
					found.filter(({ ratio }) => ratio < 4.5),
					address,
				).toEqual([]);
			}
		});
	}
}

test("with colors of the reader's own, every label can be read", async ({ page }) => {
	await page.emulateMedia({ forcedColors: "active" });
	for (const address of pages) {
		await page.goto(address);
		expect(
			(await contrasts(page)).filter(({ ratio }) => ratio < 7),
			address,
		).toEqual([]);
	}
});

test("diagrams follow a change of the theme at once, without a second copy", async ({ page }) => {
	await page.goto("/guide/tiers/");
	const fill = () =>
		page
			.locator('[data-node="T1"] rect')
			.first()
			.evaluate((rect) => getComputedStyle(rect).fill);
	await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
	const light = await fill();
	await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
	expect(await fill()).not.toBe(light);
	await expect(page.locator(".diagram-box > svg")).toHaveCount(1);
});

test("nothing moves while a page with a diagram loads", async ({ page }) => {
	await page.addInitScript(() => {
		Object.assign(window, { shifts: 0 });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				Object.assign(window, { shifts: Reflect.get(window, "shifts") + Reflect.get(entry, "value") });
		}).observe({ type: "layout-shift", buffered: true });
	});
	await page.goto("/guide/tiers/");
	await expect(page.getByRole("button", { name: "Enlarge" })).toBeVisible();
	expect(await page.evaluate(() => Number(Reflect.get(window, "shifts")))).toBeLessThan(0.01);
});

test("where not even the narrow picture fits, it scrolls in its own box and begins at its first question", async ({
	page,
}) => {
	await page.setViewportSize({ width: 320, height: 740 });
	await page.goto("/guide/choose-a-tier/");
	const box = page.locator(".diagram-box");
	await expect(page.getByRole("button", { name: "Enlarge" })).toBeVisible();
	await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
	await expect(page.locator('[data-node="START"]:visible')).toBeInViewport({ ratio: 1 });
	const before = await box.evaluate(({ scrollLeft }) => scrollLeft);
	await box.focus();
	await page.keyboard.press("ArrowRight");
	await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(before);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("a diagram that scrolls begins at its first question again when the screen is turned, unless the reader scrolled it", async ({
	page,
}) => {
	await page.setViewportSize({ width: 320, height: 740 });
	await page.goto("/guide/choose-a-tier/");
	const box = page.locator(".diagram-box");
	const begin = page.locator('[data-node="START"]:visible');
	await expect(page.getByRole("button", { name: "Enlarge" })).toBeVisible();
	await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
	await page.setViewportSize({ width: 740, height: 320 });
	await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBe(0);
	await page.setViewportSize({ width: 320, height: 740 });
	await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
	await expect(begin).toBeInViewport({ ratio: 1 });
	await box.evaluate((element) => element.scrollTo({ left: 0 }));
	await page.setViewportSize({ width: 310, height: 740 });
	await expect.poll(() => box.evaluate(({ clientWidth }) => clientWidth)).toBeLessThan(290);
	expect(await box.evaluate(({ scrollLeft }) => scrollLeft)).toBe(0);
});

for (const address of pages) {
	test(`${address}: on a phone, the whole diagram is seen at once`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(address);
		const { scrollWidth, clientWidth } = await page
			.locator(".diagram-box")
			.evaluate((box) => ({ scrollWidth: box.scrollWidth, clientWidth: box.clientWidth }));
		expect(scrollWidth).toBe(clientWidth);
	});
}

test("on paper a diagram is whole, and its controls are gone", async ({ page }) => {
	await page.emulateMedia({ media: "print" });
	for (const address of pages) {
		await page.goto(address);
		await expect(page.locator(".diagram-box > svg")).toBeVisible();
		await expect(page.locator(".diagram-controls")).toBeHidden();
		const { svg, box } = await page.locator(".diagram-box").evaluate((element) => ({
			svg: element.querySelector("svg")?.getBoundingClientRect().width ?? 0,
			box: element.getBoundingClientRect().width,
		}));
		expect(svg, address).toBeLessThanOrEqual(box + 1);
	}
});

test("labels of every kind of diagram stay in their boxes with another font and spaced text (WCAG 1.4.12)", async ({
	page,
}) => {
	const figures: string[] = [];
	for (const [at, { source }] of fixtures.entries()) {
		figures.push(figureHtml(await diagrams.draw(source), { id: `f${at}`, source }));
	}
	// A font that is wider than the page's own, which is missing here.
	await page.setContent(`<style>:root { --font: "DejaVu Sans", Verdana, sans-serif } .diagram-box > svg { display: block }
* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }</style>${figures.join("")}`);
	const outside = await page.locator("[data-node]").evaluateAll((nodes) =>
		nodes.flatMap((node) => {
			const shapes = [node, ...node.querySelectorAll("*")].filter((shape) =>
				/^(rect|circle|ellipse|polygon|path)$/.test(shape.localName),
			);
			const boxes = shapes
				.map((shape) => shape.getBoundingClientRect())
				.filter(({ width, height }) => width > 8 && height > 8);
			if (boxes.length === 0) return [];
			const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
			return [...node.querySelectorAll("text")]
				.filter(
					(text) => text.getBoundingClientRect().left < left - 2 || text.getBoundingClientRect().right > right + 2,
				)
				.map((text) => `${text.closest("figure")?.id}: ${text.textContent}`);
		}),
	);
	expect(outside).toEqual([]);
});
