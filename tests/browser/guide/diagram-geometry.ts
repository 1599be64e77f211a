import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** One diagram of the fixtures. */
export interface Fixture {
	name: string;
	source: string;
}

/** A rectangle relative to the diagram's own corner, in user units. */
export interface Placed {
	text: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Geometry {
	width: number;
	height: number;
	labels: Placed[];
	nodes: Placed[];
}

const folder = new URL("../../fixtures/diagrams/", import.meta.url);
const modules = new URL("../../../node_modules/", import.meta.url);

/** Every diagram of tests/fixtures/diagrams, by name. */
export const fixtures: readonly Fixture[] = readdirSync(folder)
	.filter((file) => file.endsWith(".mmd"))
	.sort()
	.map((file) => ({ name: file.slice(0, -4), source: readFileSync(new URL(file, folder), "utf8") }));

/** Opens a page that has the page's font and Mermaid itself, without a server. */
export async function openMermaid(page: Page, settings: object): Promise<void> {
	await page.route("http://diagrams.test/**", (route) => {
		const path = new URL(route.request().url()).pathname;
		if (path === "/") return route.fulfill({ contentType: "text/html", body: html });
		const contentType = path.endsWith(".mjs") ? "text/javascript" : "font/woff2";
		return route.fulfill({ contentType, body: readFileSync(new URL(`.${path}`, modules)) });
	});
	await page.goto("http://diagrams.test/");
	await page.evaluate(async (given) => {
		const address = "/mermaid/dist/mermaid.esm.min.mjs";
		const { default: mermaid } = await import(address);
		await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px "Hanken Grotesk Variable"`)));
		mermaid.initialize(given);
		Object.assign(window, { mermaid });
	}, settings);
}

const html = `<!doctype html><html><style>
@font-face { font-family: "Hanken Grotesk Variable"; font-weight: 100 900; src: url(/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2) }
body { margin: 0; width: 1200px; font: 16px "Hanken Grotesk Variable"; font-kerning: none; font-variant-ligatures: none }
</style><body></body></html>`;

/** Lets the browser's own Mermaid draw, with the same coins as here, and measures the result. */
export async function drawnByBrowser(page: Page, { name, source }: Fixture): Promise<Geometry> {
	await page.evaluate(
		async ([id, text]) => {
			let state = 1;
			Math.random = () => {
				state = (state * 48_271) % 2_147_483_647;
				return state / 2_147_483_647;
			};
			const mermaid: unknown = Reflect.get(window, "mermaid");
			if (typeof mermaid !== "object" || mermaid === null) throw new Error("Mermaid is not loaded.");
			const { svg } = await Reflect.get(mermaid, "render").call(mermaid, id, text);
			document.body.innerHTML = svg;
			// Texts of a journey have an HTML double, and the whole of a treemap a hidden name and value, which are not drawn here.
			for (const gone of document.querySelectorAll(".today, switch > foreignObject, [style*='display: none']"))
				gone.remove();
			// Dates that touch the one before them are left out here.
			let end = Number.NEGATIVE_INFINITY;
			for (const date of document.querySelectorAll(".grid .tick text")) {
				const { left, right } = date.getBoundingClientRect();
				if (left < end + 5) date.remove();
				else end = right;
			}
			// Without HTML labels Mermaid begins a state's name at the left edge of its box; with them, and here, it is centered.
			for (const label of document.querySelectorAll(".statediagram-state > .label")) {
				label.setAttribute("transform", (label.getAttribute("transform") ?? "").replace(/\([^,]+/, "(0"));
				label.querySelector("text")?.setAttribute("text-anchor", "middle");
			}
		},
		[`b-${name}`, source] as const,
	);
	return measure(page, ".node");
}

/** Shows our picture and measures it with the same browser. */
export async function drawnHere(page: Page, svg: string): Promise<Geometry> {
	await page.evaluate((picture) => {
		document.body.innerHTML = `<div style="--font:'Hanken Grotesk Variable';font-size:16px">${picture}</div>`;
		// The spaces between lines, for the ear alone, which Mermaid does not write.
		for (const space of document.querySelectorAll("tspan[font-size='0']")) space.remove();
	}, svg);
	return measure(page, "[data-node]");
}

function measure(page: Page, nodes: string): Promise<Geometry> {
	return page.evaluate((selector) => {
		const svg = document.querySelector("svg");
		if (!svg) throw new Error("There is no drawing.");
		const box = svg.viewBox.baseVal;
		const frame = svg.getBoundingClientRect();
		const scale = box.width / frame.width;
		const place = (element: Element) => {
			const rect = element.getBoundingClientRect();
			const text = (element.textContent ?? "").replace(/\s+/g, " ").trim();
			return {
				text,
				x: (rect.left - frame.left) * scale,
				y: (rect.top - frame.top) * scale,
				width: rect.width * scale,
				height: rect.height * scale,
			};
		};
		const shapeOf = (node: Element) => {
			const shapes = [node, ...node.querySelectorAll("*")]
				.filter((shape) => /^(rect|circle|ellipse|polygon|path)$/.test(shape.localName))
				.map((shape) => ({ ...place(shape), text: "" }))
				.filter(({ width, height }) => width > 0 && height > 0);
			const left = Math.min(...shapes.map(({ x }) => x));
			const top = Math.min(...shapes.map(({ y }) => y));
			return {
				text: (node.textContent ?? "").replace(/\s+/g, " ").trim(),
				x: left,
				y: top,
				width: Math.max(...shapes.map(({ x, width }) => x + width)) - left,
				height: Math.max(...shapes.map(({ y, height }) => y + height)) - top,
			};
		};
		return {
			width: box.width,
			height: box.height,
			labels: [...svg.querySelectorAll("text")].filter((text) => text.textContent?.trim()).map(place),
			nodes: [...svg.querySelectorAll(selector)].map(shapeOf).filter(({ width }) => Number.isFinite(width)),
		};
	}, nodes);
}
