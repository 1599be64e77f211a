import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { diagrams, pageFont } from "#components/diagram/renderer.ts";
import { withIds } from "#diagrams/finish/ids.ts";
import { readFontMetrics } from "#diagrams/measure/font-metrics.ts";
import { defaultLimits } from "#diagrams/mermaid/limits.ts";
import { mermaidSettings } from "#diagrams/mermaid/settings.ts";
import { drawnByBrowser, drawnHere, fixtures, openMermaid, type Placed } from "./diagram-geometry.ts";

const metrics = readFontMetrics(pageFont.file);
/** Whether the page's font has every character; others are drawn with what the machine has, as wide as that is. */
const isExact = ({ source }: { source: string }) => metrics.covers(source.replace(/\s/g, " "));

const settings = mermaidSettings(pageFont.family, defaultLimits);
const kinds = [...new Set(fixtures.map(({ name }) => name.split("-")[0] ?? name))];

const center = ({ x, y, width, height }: Placed) => [x + width / 2, y + height / 2] as const;
const distance = (a: Placed, b: Placed) => Math.hypot(center(a)[0] - center(b)[0], center(a)[1] - center(b)[1]);

/** Pairs of the same text that lie nearest; the worst difference in place and size, in percent of `width`. */
function worstDifference(ours: readonly Placed[], theirs: readonly Placed[], width: number): number {
	const left = [...theirs];
	return ours.reduce((worst, one) => {
		const [other] = left.filter(({ text }) => text === one.text).sort((a, b) => distance(a, one) - distance(b, one));
		if (!other) return Number.POSITIVE_INFINITY;
		left.splice(left.indexOf(other), 1);
		const moved = Math.max(...[0, 1].map((axis) => Math.abs((center(one)[axis] ?? 0) - (center(other)[axis] ?? 0))));
		const grown = Math.max(Math.abs(one.width - other.width), Math.abs(one.height - other.height));
		return Math.max(worst, (Math.max(moved, grown) / width) * 100);
	}, 0);
}

/** Labels that stick out of the node that holds them by more than a unit. */
function labelsOutside(nodes: readonly Placed[], labels: readonly Placed[]): string[] {
	return nodes.flatMap((node) =>
		labels
			.filter((label) => label.text && label.text === node.text && distance(label, node) < node.width / 2)
			.filter((label) => label.x < node.x - 1 || label.x + label.width > node.x + node.width + 1)
			.map(({ text }) => text),
	);
}

test.describe("a diagram is drawn as a browser with the same Mermaid and font draws it", () => {
	test("from sixty diagrams at least", () => expect(fixtures.length).toBeGreaterThanOrEqual(60));

	for (const kind of kinds) {
		test(`${kind}: labels equal, places and sizes within 3% of the width (15% where the font lacks the letters), labels inside`, async ({
			page,
		}) => {
			await openMermaid(page, settings);
			for (const fixture of fixtures.filter(({ name }) => name.startsWith(`${kind}-`))) {
				const diagram = await diagrams.draw(fixture.source);
				const ours = await drawnHere(page, withIds(diagram.svg, "x"));
				const theirs = await drawnByBrowser(page, fixture);
				const texts = (labels: readonly Placed[]) => labels.map(({ text }) => text).sort();
				expect.soft(texts(ours.labels), fixture.name).toEqual(texts(theirs.labels));
				expect.soft(ours.nodes.length, fixture.name).toBe(theirs.nodes.length);
				const nodesMoved = worstDifference(ours.nodes, theirs.nodes, theirs.width);
				expect.soft(nodesMoved, fixture.name).toBeLessThanOrEqual(isExact(fixture) ? 3 : 15);
				const labelsMoved = worstDifference(ours.labels, theirs.labels, theirs.width);
				if (isExact(fixture)) expect.soft(labelsMoved, fixture.name).toBeLessThanOrEqual(3);
				expect.soft(labelsOutside(ours.nodes, ours.labels), fixture.name).toEqual([]);
			}
		});
	}
});

test("a diagram says what it says with Mermaid’s default settings, where labels are HTML", async ({ page }) => {
	await openMermaid(page, { startOnLoad: false, fontFamily: pageFont.family });
	const everyLetter = async () => {
		const texts = await page.locator("svg text, svg foreignObject").allTextContents();
		return [...texts.join("").replace(/\s/g, "")].sort().join("");
	};
	for (const fixture of fixtures) {
		const { svg } = await diagrams.draw(fixture.source);
		await drawnHere(page, withIds(svg, "x"));
		const ours = await everyLetter();
		await drawnByBrowser(page, fixture);
		expect.soft(ours.length, fixture.name).toBeGreaterThan(0);
		expect.soft(ours, fixture.name).toBe(await everyLetter());
	}
});

test.describe("labels stay in their boxes", () => {
	const outsideOnPage = async (page: Page) =>
		page.locator(".diagram-box svg:visible").evaluate((svg) =>
			[...svg.querySelectorAll("[data-node]")].flatMap((node) => {
				const shape = node.matches("rect, polygon") ? node : node.querySelector("rect, polygon");
				const box = shape?.getBoundingClientRect();
				return [...node.querySelectorAll("text")]
					.filter((text) => {
						const own = text.getBoundingClientRect();
						return (
							box &&
							(own.left < box.left - 1 ||
								own.right > box.right + 1 ||
								own.top < box.top - 1 ||
								own.bottom > box.bottom + 1)
						);
					})
					.map((text) => text.textContent);
			}),
		);

	for (const address of ["/guide/choose-a-tier/", "/guide/tiers/", "/guide/process/"]) {
		test(`${address}: font blocked, text spaced (WCAG 1.4.12), text at 200%`, async ({ page }) => {
			await page.route("**/*.woff2", (route) => route.abort());
			await page.goto(address);
			expect(await outsideOnPage(page), "font blocked").toEqual([]);
			await page.addStyleTag({
				content: "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }",
			});
			expect(await outsideOnPage(page), "text spaced").toEqual([]);
			await page.addStyleTag({ content: ":root { font-size: 200% }" });
			expect(await outsideOnPage(page), "text at 200%").toEqual([]);
		});

		test(`${address}: text of 12 px at least on a phone, and the page does not scroll sideways`, async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 740 });
			await page.goto(address);
			const smallest = await page
				.locator(".diagram-box svg:visible")
				.evaluate((svg) =>
					Math.min(
						...[...svg.querySelectorAll("text")].map(
							(text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0),
						),
					),
				);
			expect(smallest).toBeGreaterThanOrEqual(12);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		});
	}
});

test("a diagram enlarges to the window, zooms and moves by keyboard, and closes with Escape", async ({ page }) => {
	await page.goto("/guide/choose-a-tier/");
	await page.getByRole("button", { name: "Enlarge" }).click();
	const picture = page.locator(".diagram-stage > svg");
	const transform = () => picture.evaluate((svg: SVGSVGElement) => svg.style.transform);
	const fitted = await transform();
	await page.keyboard.press("+");
	const zoomed = await transform();
	expect(zoomed).not.toBe(fitted);
	await page.keyboard.press("ArrowLeft");
	expect(await transform()).not.toBe(zoomed);
	await page.keyboard.press("0");
	expect(await transform()).toBe(fitted);
	await page.mouse.move(640, 400);
	await page.mouse.wheel(0, -200);
	await expect.poll(transform).not.toBe(fitted);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog", { name: "Partnership Selection Guide" })).toHaveCount(0);
	const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
});

test("a saved drawing stands on its own: no variable, no relative link, and it opens as an image", async ({ page }) => {
	await page.goto("/guide/choose-a-tier/");
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "Save SVG" }).click(),
	]);
	expect(download.suggestedFilename()).toBe("partnership-selection-guide.svg");
	const svg = readFileSync(await download.path(), "utf8");
	expect(svg).not.toMatch(/var\(|oklch|href="\//);
	const width = await page.evaluate(async (text) => {
		const image = new Image();
		image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
		await image.decode();
		return image.naturalWidth;
	}, svg);
	expect(width).toBeGreaterThan(400);
});

test("the Mermaid text can be copied", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.goto("/guide/process/");
	await page.getByRole("button", { name: "Copy Mermaid" }).click();
	await expect(page.getByText("Copied")).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^flowchart TD\n/);
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });
	test("the picture and its text alternative are there, the controls are not", async ({ page }) => {
		await page.goto("/guide/process/");
		await expect(page.locator(".diagram svg")).toBeVisible();
		await expect(page.getByRole("button", { name: "Enlarge" })).toHaveCount(0);
		await page.getByText("Partnership Process as text").click();
		await expect(page.locator(".diagram-text li").first()).toBeVisible();
	});
});
