import type { Browser, Page } from "@playwright/test";
import { median } from "./lighthouse-run.ts";

const aim = { figure: 3_000, interaction: 100, shift: 0.01 };
const runs = 5;
const field = "Revenue of one, monthly";
const pages = {
	"its example": "/estimate/",
	"a sent link": "/estimate/?tier=reseller&pu.customers=10&pu.revenue=1000",
};

declare global {
	interface Window {
		/** Milliseconds since the page was asked for. */
		slowPhone: { figure?: number; awake?: number; paint?: number; shift: number; interactions: number[] };
	}
}

/** In the page: notes when the figure follows the field, when Preact is there, what moves and how long each key takes to be shown. */
function watch([label, isChanging]: readonly [string, boolean]): void {
	const seen: Window["slowPhone"] = { shift: 0, interactions: [] };
	window.slowPhone = seen;
	const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
		new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
			type,
			buffered: true,
			...(type === "event" && { durationThreshold: 16 }),
		});
	observe("layout-shift", (entry) => {
		if ("value" in entry) seen.shift += Number(entry.value);
	});
	observe("event", ({ name, duration }) => {
		if (name === "keydown" && seen.figure === undefined) seen.interactions.push(duration);
	});
	observe("paint", ({ name, startTime }) => {
		if (name === "first-contentful-paint") seen.paint = startTime;
	});
	let before: string | undefined;
	let changed = 0;
	const look = () => {
		const input = [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label)?.control;
		const figure = document.querySelector(".headline .expected")?.textContent ?? undefined;
		before ??= figure;
		const now = performance.now();
		if (figure !== before) seen.figure ??= now;
		if (document.querySelector(".estimator:not([data-waking])")) seen.awake ??= now;
		if (isChanging && seen.figure === undefined && input instanceof HTMLInputElement && now - changed > 100) {
			changed = now;
			input.value = input.value === "2000" ? "3000" : "2000";
			input.dispatchEvent(new Event("input", { bubbles: true }));
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

async function slowPhone(browser: Browser, isChanging: boolean): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
	const bytesASecond = 400e3 / 8;
	await session.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: 150,
		downloadThroughput: bytesASecond,
		uploadThroughput: bytesASecond,
	});
	await page.addInitScript(watch, [field, isChanging] as const);
	return page;
}

/** What was seen on a page once its figure has followed the field and Preact is there. */
async function seenOn(page: Page): Promise<Window["slowPhone"]> {
	await page.waitForFunction(
		() => window.slowPhone.figure !== undefined && window.slowPhone.awake !== undefined,
		undefined,
		{ polling: 200 },
	);
	const seen = await page.evaluate(() => window.slowPhone);
	await page.context().close();
	return seen;
}

/**
 * Measures when the estimator can be used on a slow phone that has nothing of the site yet: a processor four times slower, 400 kbit/s,
 * 150 ms to each answer. A field is changed again and again from the first paint on, until its figure follows. On another fresh page one
 * types into it by keys as soon as it is there: the slowest time from a key to the next frame, until the figure is there. Beside it, in
 * the same runs, when Preact has taken the page over. Prints it and tells whether the aims are reached.
 */
export async function measureSlowPhone(browser: Browser, address: string): Promise<boolean> {
	let isReached = true;
	console.log("Milliseconds               first paint   figure    Preact   figure : Preact   slowest key     shift");
	for (const [name, path] of Object.entries(pages)) {
		const changed: Window["slowPhone"][] = [];
		const typed: Window["slowPhone"][] = [];
		for (let run = 0; run < runs; run++) {
			const page = await slowPhone(browser, true);
			await page.goto(address + path, { waitUntil: "commit" });
			changed.push(await seenOn(page));

			const other = await slowPhone(browser, false);
			await other.goto(address + path, { waitUntil: "commit" });
			await other.getByRole("textbox", { name: field }).focus();
			for (const digit of "250000") await other.keyboard.press(digit, { delay: 60 });
			typed.push(await seenOn(other));
		}
		const of = (take: (seen: Window["slowPhone"]) => number | undefined, all = changed) =>
			median(all.map((seen) => take(seen) ?? Number.NaN));
		const [paint, figure, react] = [of(({ paint }) => paint), of(({ figure }) => figure), of(({ awake }) => awake)];
		const key = of(({ interactions }) => Math.max(16, ...interactions), typed);
		const shift = of(({ shift }) => shift, typed);
		isReached &&= figure <= aim.figure && key <= aim.interaction && shift < aim.shift;
		const right = (number: number, width: number) => number.toFixed(0).padStart(width);
		console.log(
			`${name.padEnd(26)}${right(paint, 12)}${right(figure, 9)}${right(react, 9)}${(figure / react).toFixed(2).padStart(17)}${right(key, 14)}${shift.toFixed(4).padStart(10)}`,
		);
	}
	console.log(
		`Aim: the figure by ${aim.figure}, no key over ${aim.interaction}, a shift below ${aim.shift}. ${isReached ? "Reached." : "Not reached."}`,
	);
	return isReached;
}
