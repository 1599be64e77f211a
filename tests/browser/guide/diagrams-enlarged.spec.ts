import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";

const transform = (page: Page) =>
	page.locator(".diagram-stage > svg").evaluate((svg: SVGSVGElement) => svg.style.transform);
const scale = async (page: Page) => Number(/scale\(([\d.]+)\)/.exec(await transform(page))?.[1]);

async function enlarge(page: Page, address = "/guide/choose-a-tier/"): Promise<void> {
	await page.goto(address);
	await page.getByRole("button", { name: "Enlarge" }).click();
	await expect(page.getByRole("dialog")).toBeVisible();
}

test.describe("the enlarged view", () => {
	test("shows the whole picture in the window at first", async ({ page }) => {
		await enlarge(page);
		const picture = await page.locator(".diagram-stage > svg").boundingBox();
		const size = page.viewportSize() ?? { width: 0, height: 0 };
		expect(picture?.x).toBeGreaterThanOrEqual(0);
		expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThanOrEqual(size.width);
		expect((picture?.y ?? 0) + (picture?.height ?? 0)).toBeLessThanOrEqual(size.height);
	});

	test("zooms by its buttons, which have names", async ({ page }) => {
		await enlarge(page);
		const fitted = await scale(page);
		await page.getByRole("button", { name: "Zoom in" }).click();
		expect(await scale(page)).toBeGreaterThan(fitted);
		await page.getByRole("button", { name: "Zoom out" }).click();
		expect(await scale(page)).toBeCloseTo(fitted, 3);
		await page.getByRole("button", { name: "Zoom out" }).click();
		await page.getByRole("button", { name: "Fit" }).click();
		expect(await scale(page)).toBeCloseTo(fitted, 3);
	});

	test("moves by the pointer, and a link is followed by a click but not by a drag", async ({ page }) => {
		await enlarge(page);
		const before = await transform(page);
		const link = page.getByRole("dialog").locator('a[href="/apply/"]');
		const box = await link.boundingBox();
		const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 40, y - 60, { steps: 5 });
		await page.mouse.up();
		expect(await transform(page)).not.toBe(before);
		expect(new URL(page.url()).pathname).toBe("/guide/choose-a-tier/");
		await link.click();
		await expect(page).toHaveURL(/\/apply\/$/);
	});

	test("closes with Escape and by its button, and focus returns to where it was opened", async ({ page }) => {
		await enlarge(page);
		await page.keyboard.press("Escape");
		await expect(page.getByRole("dialog")).toHaveCount(0);
		await expect(page.getByRole("button", { name: "Enlarge" })).toBeFocused();
		await page.keyboard.press("Enter");
		await page.getByRole("button", { name: "Close" }).click();
		await expect(page.getByRole("button", { name: "Enlarge" })).toBeFocused();
	});

	test("keeps the keyboard's focus inside, links included", async ({ page }) => {
		await enlarge(page);
		const names: string[] = [];
		for (let at = 0; at < 14; at++) {
			await page.keyboard.press("Tab");
			names.push(
				await page.evaluate(() =>
					document.activeElement?.closest("dialog") ? "inside" : (document.activeElement?.localName ?? ""),
				),
			);
		}
		// A browser's own controls may come between, where focus is on the page's body.
		expect(names.filter((name) => name !== "inside" && name !== "body")).toEqual([]);
		expect(names).toContain("inside");
	});
});

test.describe("by touch", () => {
	test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

	test("one finger moves the picture, two zoom it", async ({ page }) => {
		await enlarge(page);
		const session = await page.context().newCDPSession(page);
		const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly [number, number][]) =>
			session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
		const fitted = await transform(page);
		await touch("touchStart", [[180, 400]]);
		await touch("touchMove", [[150, 350]]);
		await touch("touchEnd", []);
		await expect.poll(() => transform(page)).not.toBe(fitted);
		const before = await scale(page);
		await touch("touchStart", [
			[150, 400],
			[210, 400],
		]);
		await touch("touchMove", [
			[120, 400],
			[240, 400],
		]);
		await touch("touchMove", [
			[80, 400],
			[280, 400],
		]);
		await touch("touchEnd", []);
		await expect.poll(() => scale(page)).toBeGreaterThan(before * 2);
	});
});

for (const colorScheme of ["light", "dark"] as const) {
	test(`a saved drawing opens from a file as it looked, in the ${colorScheme} theme`, async ({
		page,
		context,
	}, info) => {
		await page.emulateMedia({ colorScheme });
		await page.goto("/guide/tiers/");
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("button", { name: "Save SVG" }).click(),
		]);
		const file = info.outputPath(download.suggestedFilename());
		await download.saveAs(file);
		const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		const text = readFileSync(file, "utf8");
		expect(text).not.toMatch(/var\(|oklch|color-mix|<style|<script|foreignObject|url\((?!#)|data-lit/);

		const alone = await context.newPage();
		const requests: string[] = [];
		alone.on("request", (request) => requests.push(request.url()));
		await alone.goto(pathToFileURL(file).href);
		expect(requests).toEqual([pathToFileURL(file).href]);
		expect(await alone.title()).toBe("Partnership Tiers");
		const seen = await alone.evaluate((expected) => {
			const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
			const context = canvas instanceof HTMLCanvasElement ? canvas.getContext("2d") : null;
			const hex = (color: string) => {
				if (!context) return color;
				context.fillStyle = color;
				context.fillRect(0, 0, 1, 1);
				return [...context.getImageData(0, 0, 1, 1).data].join();
			};
			const nodes = [...document.querySelectorAll("[data-node]")];
			const outside = nodes.filter((node) => {
				const box = node.querySelector("rect")?.getBoundingClientRect();
				return [...node.querySelectorAll("text")].some((label) => {
					const own = label.getBoundingClientRect();
					return !box || own.left < box.left - 1 || own.right > box.right + 1;
				});
			});
			const ground = document.querySelector("svg > rect");
			return {
				paper: hex(expected) === hex(ground?.getAttribute("fill") ?? ""),
				nodes: nodes.length,
				outside: outside.length,
			};
		}, paper);
		expect(seen).toEqual({ paper: true, nodes: 5, outside: 0 });
		const links = await alone.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
		expect(links.every((link) => link.startsWith("http"))).toBe(true);
	});
}
