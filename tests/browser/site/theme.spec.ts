import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

/** Pages that carry every part of the look: home, a tier, a diagram, the tools, the form. */
const pages = [
	"/",
	"/guide/tiers/reseller/",
	"/guide/choose-a-tier/",
	"/find-your-tier/no/",
	"/find-your-tier/no/yes/",
	"/estimate/",
	"/apply/",
];

/** How light the page's ground is, from 0 to 1. */
async function lightness(page: Page): Promise<number> {
	const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const [value = Number.NaN] = color.match(/[\d.]+/g)?.map(Number) ?? [];
	return color.startsWith("oklch") ? value : value / 255;
}

/** In the page: controls of less than 24 px whose label is no larger, those within a line of text left out, as the criterion does. */
function smallTargets(): string[] {
	const controls = document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary");
	return [...controls]
		.filter((control) => !getComputedStyle(control).display.startsWith("inline") || control.tagName === "INPUT")
		.filter((control) => {
			const targets = [control, ...(control instanceof HTMLInputElement ? (control.labels ?? []) : [])];
			const sizes = targets.map((target) => target.getBoundingClientRect());
			const isSeen = sizes.some(({ width, height }) => width > 1 && height > 1);
			return isSeen && !sizes.some(({ width, height }) => width >= 24 && height >= 24);
		})
		.map((control) => `${control.tagName} ${control.textContent?.trim() || control.getAttribute("aria-label")}`);
}

async function openReady(page: Page, path: string): Promise<void> {
	await page.goto(path, { waitUntil: "networkidle" });
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
}

test.describe("the theme", () => {
	test("is the system's, and can be chosen, where cookies are blocked and every look at the storage throws", async ({
		page,
	}) => {
		await page.addInitScript(() => {
			Object.defineProperty(window, "localStorage", {
				configurable: true,
				get: () => {
					throw new DOMException("Access is denied for this document.", "SecurityError");
				},
			});
		});
		await page.emulateMedia({ colorScheme: "light" });
		await page.goto("/guide/");
		expect(await lightness(page)).toBeGreaterThan(0.9);
		await page.locator(".site-footer").getByLabel("Select theme").selectOption("dark");
		expect(await lightness(page)).toBeLessThan(0.3);
	});

	test("is the system's until somebody chooses, and the choice holds on the next page and after a reload", async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme: "dark" });
		await page.goto("/guide/");
		expect(await lightness(page)).toBeLessThan(0.3);
		await page.locator(".site-footer").getByLabel("Select theme").selectOption("light");
		expect(await lightness(page)).toBeGreaterThan(0.9);
		await page.locator("a[rel=next]").click();
		await page.reload();
		expect(await lightness(page)).toBeGreaterThan(0.9);
		await page.locator(".site-footer").getByLabel("Select theme").selectOption("auto");
		expect(await lightness(page)).toBeLessThan(0.3);
	});

	for (const [colorScheme, isIt] of [
		["light", (value: number) => value > 0.9],
		["dark", (value: number) => value < 0.3],
	] as const) {
		test.describe("without JavaScript", () => {
			test.use({ javaScriptEnabled: false, colorScheme });

			test(`is the system's: ${colorScheme}`, async ({ page }) => {
				await page.goto("/guide/");
				expect(isIt(await lightness(page))).toBe(true);
			});
		});
	}
});

for (const path of pages) {
	test.describe(path, () => {
		for (const width of [1280, 360]) {
			test(`shows the focus wherever the keyboard goes, and nothing covers it, at ${width} px`, async ({ page }) => {
				await page.setViewportSize({ width, height: 640 });
				await openReady(page, path);
				const faults: string[] = [];
				for (let step = 0; step < 60; step++) {
					await page.keyboard.press("Tab");
					const fault = await page.evaluate(() => {
						const focused = document.activeElement;
						if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || focused === document.body)
							return "end";
						const style = getComputedStyle(focused);
						const parent = focused.closest("label, .box, [data-focus-within]");
						const rings = [style, ...(parent ? [getComputedStyle(parent)] : [])];
						const shown = rings.some(
							({ outlineStyle, outlineWidth, boxShadow }) =>
								(outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== "none",
						);
						const name = focused.outerHTML.slice(0, 90);
						if (!shown) return `no focus to be seen: ${name}`;
						const { left, right, top, bottom } = focused.getBoundingClientRect();
						const inView = { x: Math.max(left, 0), y: Math.max(top, 0) };
						const points = [
							[
								(inView.x + Math.min(right, window.innerWidth)) / 2,
								(inView.y + Math.min(bottom, window.innerHeight)) / 2,
							],
							[inView.x + 3, inView.y + 3],
							[Math.min(right, window.innerWidth) - 3, Math.min(bottom, window.innerHeight) - 3],
						] as const;
						// WCAG 2.4.11: not wholly hidden by what is fixed or sticky.
						const seen = points.some(([x, y]) => {
							const at = document.elementFromPoint(x, y);
							return at !== null && (focused.contains(at) || at.contains(focused));
						});
						return seen ? "" : `covered: ${name}`;
					});
					if (fault === "end") break;
					if (fault) faults.push(fault);
				}
				expect(faults).toEqual([]);
			});
		}

		test("keeps its words within the screen, a phone's too, when text is twice as large", async ({ page }) => {
			await openReady(page, path);
			await page.addStyleTag({ content: ":root { font-size: 200%; }" });
			for (const width of [1280, 360]) {
				await page.setViewportSize({ width, height: 800 });
				await expect
					.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
					.toBeLessThanOrEqual(0);
			}
		});

		test("gives every control of its own a target of 24 px on a phone (WCAG 2.5.8)", async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 800 });
			await openReady(page, path);
			expect(await page.evaluate(smallTargets)).toEqual([]);
		});

		test("loses no word with wider spacing of text (WCAG 1.4.12)", async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 800 });
			await openReady(page, path);
			await page.addStyleTag({
				content: "* { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em; } p { margin-block-end: 2em; }",
			});
			const cut = await page.evaluate(() =>
				[...document.querySelectorAll<HTMLElement>("a, button, h1, h2, h3, p, li, dt, dd, label, td, th")]
					.filter((element) => {
						const { overflowX, clipPath } = getComputedStyle(element);
						const hidden = clipPath !== "none" || element.closest(".visually-hidden, .sr-only, [aria-hidden=true]");
						return !hidden && /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
					})
					.map((element) => element.outerHTML.slice(0, 100)),
			);
			expect(cut).toEqual([]);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(overflow).toBeLessThanOrEqual(0);
		});

		test("moves nothing for those who ask for less motion", async ({ page }) => {
			await page.emulateMedia({ reducedMotion: "reduce" });
			await openReady(page, path);
			const moving = await page.evaluate(() =>
				document
					.getAnimations()
					.filter(({ playState }) => playState === "running")
					.map((animation) => (animation.effect instanceof KeyframeEffect ? animation.effect.target?.outerHTML : "")),
			);
			expect(moving).toEqual([]);
		});
	});
}

test.describe("text twice as large on a phone", () => {
	test.use({ viewport: { width: 360, height: 800 } });

	for (const path of ["/apply/received/?reference=MP-7K3F-9QX2", "/guide/print/", "/guide/", "/guide/changes/"]) {
		test(`stays within the screen of ${path}`, async ({ page }) => {
			await openReady(page, path);
			await page.addStyleTag({ content: ":root { font-size: 200%; }" });
			await expect
				.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
				.toBeLessThanOrEqual(0);
		});
	}
});

/** In the page: every text twice as large and nothing else, as Safari's text zoom does: not even a size that the screen bounds stays. */
function enlargeText(): void {
	const all = [...document.querySelectorAll<HTMLElement>("body, body *")];
	const sizes = all.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
	for (const [at, element] of all.entries()) element.style.fontSize = `${(sizes[at] ?? 0) * 2}px`;
}

test.describe("only text twice as large on a phone", () => {
	test.use({ viewport: { width: 360, height: 800 } });

	for (const path of [
		"/",
		"/guide/",
		"/guide/tiers/reseller/",
		"/guide/print/",
		"/estimate/",
		"/find-your-tier/",
		"/find-your-tier/no/yes/",
		"/apply/",
		"/apply/received/?reference=MP-7K3F-9QX2",
	]) {
		test(`stays within the screen of ${path}`, async ({ page }) => {
			await openReady(page, path);
			await page.evaluate(enlargeText);
			await expect
				.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
				.toBeLessThanOrEqual(0);
			// The header has a width of its own, which the page's does not follow.
			const outside = await page
				.locator("header :is(a, button):visible")
				.evaluateAll((all) =>
					all
						.filter((one) => one.getBoundingClientRect().right > window.innerWidth)
						.map(({ textContent }) => textContent?.trim()),
				);
			expect(outside).toEqual([]);
		});
	}
});

test("in forced colors the share ladder keeps its segments apart and its words readable", async ({ page }) => {
	await page.emulateMedia({ forcedColors: "active" });
	await page.goto("/");
	const segments = page.locator(".share-ladder .segment");
	await expect(segments).toHaveCount(4);
	const looks = await segments.evaluateAll((all) =>
		all.map((segment) => {
			const { backgroundColor, color } = getComputedStyle(segment);
			return { backgroundColor, color };
		}),
	);
	expect(new Set(looks.map(({ backgroundColor }) => backgroundColor)).size).toBe(4);
	expect(looks.filter(({ backgroundColor, color }) => backgroundColor === color)).toEqual([]);
});

test("the menu of a phone leads everywhere from pages without a sidebar", async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto("/estimate/");
	await page.getByRole("button", { name: "Menu" }).press("Enter");
	const menu = page.getByRole("navigation", { name: "Main" });
	await expect(menu.getByRole("link", { name: "Find your tier" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(menu).toBeHidden();
	await page.getByRole("button", { name: "Menu" }).click();
	await menu.getByRole("link", { name: "Contact" }).click();
	await expect(page).toHaveURL("/guide/contact/");
});

test("the icons that the head names are there", async ({ page, request }) => {
	await page.goto("/");
	const icons = await page
		.locator("link[rel~=icon], link[rel=apple-touch-icon]")
		.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
	expect(icons).toHaveLength(2);
	for (const icon of icons) expect((await request.get(icon)).headers()["content-type"]).toMatch(/^image\//);
});
