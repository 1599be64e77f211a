import { chromium } from "@playwright/test";
import { browserArguments } from "#tests/tooling/browser.ts";
import { callIn, type EnginePage, visibleElement } from "./engine-page.ts";

/** A Chromium of any age, in which `before` runs ahead of each page's own scripts. */
export async function openChromium(executablePath: string, site: string, before?: () => void): Promise<EnginePage> {
	const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
	const page = await browser.newPage({ baseURL: site, locale: "en-US" });
	if (before) await page.addInitScript(before);
	const problems: string[] = [];
	page.on("pageerror", ({ message }) => problems.push(message));
	page.on("console", (message) => {
		// Chromium's own advice to its developers about popovers, which it had not shipped yet.
		const advice = /Found a 'popover' attribute/.test(message.text());
		if (message.type() === "error" && !advice) problems.push(`${message.text()} (${message.location().url})`);
	});
	return {
		open: async (path) => {
			await page.goto(path);
		},
		evaluate: async (act, ...args) => page.evaluate(callIn(act, args)),
		press: async (...keys) => page.keyboard.press(keys.join("+")),
		type: async (text) => page.keyboard.type(text),
		click: async (selector, text = "") => {
			const found = (await page.evaluateHandle<Element | null>(callIn(visibleElement, [selector, text]))).asElement();
			if (!found) throw new Error(`There is no ${selector} with "${text}" to click.`);
			await found.click();
		},
		resize: async (width, height) => page.setViewportSize({ width, height }),
		problems: () => problems,
		[Symbol.asyncDispose]: async () => browser.close(),
	};
}
