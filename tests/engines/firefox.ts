import puppeteer, { type Browser, type KeyInput, type Page } from "puppeteer-core";
import { callIn, type EnginePage, visibleElement } from "./engine-page.ts";

/** Firefox, driven over WebDriver BiDi. */
export const openFirefox = async (executablePath: string, site: string): Promise<EnginePage> =>
	driven(await puppeteer.launch({ browser: "firefox", executablePath, headless: true, defaultViewport: null }), site);

async function driven(browser: Browser, site: string): Promise<EnginePage> {
	const page = await browser.newPage();
	const problems = watched(page);
	return {
		open: async (path) => {
			await page.goto(new URL(path, site).href, { waitUntil: "load" });
		},
		evaluate: async (act, ...args) => page.evaluate(callIn(act, args)),
		press: async (...keys) => {
			const known = keys.map(keyNamed);
			for (const key of known) await page.keyboard.down(key);
			for (const key of known.toReversed()) await page.keyboard.up(key);
		},
		type: async (text) => page.keyboard.type(text),
		click: async (selector, text = "") => {
			const found = (await page.evaluateHandle(visibleElement, selector, text)).asElement();
			if (!found) throw new Error(`There is no ${selector} with "${text}" to click.`);
			await page.evaluate((element) => element instanceof HTMLElement && element.click(), found);
		},
		resize: async (width, height) => page.setViewport({ width, height }),
		problems: () => problems,
		[Symbol.asyncDispose]: async () => browser.close(),
	};
}

function watched(page: Page): string[] {
	const problems: string[] = [];
	page.on("pageerror", (error) => problems.push(error instanceof Error ? error.message : String(error)));
	page.on("console", (message) => {
		if (message.type() === "error") problems.push(`${message.text()} (${message.location().url ?? page.url()})`);
	});
	return problems;
}

const keys: Readonly<Record<string, KeyInput>> = {
	Control: "Control",
	Enter: "Enter",
	Escape: "Escape",
	Tab: "Tab",
	ArrowDown: "ArrowDown",
	k: "k",
};

function keyNamed(name: string): KeyInput {
	const key = keys[name];
	if (!key) throw new Error(`The tests of other engines know no key ${name}.`);
	return key;
}
