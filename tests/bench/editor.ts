// The editor of `npm run edit`: what its page weighs, how soon a page is open, how soon the real page shows what was typed, and
// how long a key takes on a page of 400 blocks. What one round says is noise of the machine, hence medians.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Locator, type Page } from "@playwright/test";
import { browserArguments, findOrInstallBrowser } from "#tests/tooling/browser.ts";
import { startEditor } from "#tests/tooling/editor-process.ts";

const rounds = 9;
const blocks = 400;
const aims = { weight: 400, open: 300, shown: 600, drawn: 1_500, key: 50 };
const file = "guide/process.mdx";

function medianOf(times: readonly number[]): number {
	return Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
}

/** KB that come over the wire until the editor is there. */
async function weigh(page: Page, address: string): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	let bytes = 0;
	const own = new Set<string>();
	session.on("Network.responseReceived", ({ requestId, response }) => {
		if (/\/__edit\/[^/]*$/.test(response.url)) own.add(requestId);
	});
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		if (own.has(requestId)) bytes += encodedDataLength;
	});
	await page.goto(address);
	await page.locator(".page-text").waitFor();
	await session.detach();
	return Math.round(bytes / 1024);
}

/** Milliseconds from a press on a page in the list to its text. */
async function timeOpening(page: Page, title: string): Promise<number> {
	return page.evaluate(
		(name) =>
			new Promise<number>((resolve) => {
				const entry = [...document.querySelectorAll<HTMLElement>(".page-list button")].find(
					(button) => button.textContent === name,
				);
				const began = performance.now();
				const look = () => {
					if (document.querySelector(`.page-text[aria-label="Text of ${name}"]`)) resolve(performance.now() - began);
					else requestAnimationFrame(look);
				};
				entry?.click();
				look();
			}),
		title,
	);
}

/** Milliseconds from a key to the frame in which the real page, beside the text, has something. */
async function timeShown(page: Page, type: () => Promise<unknown>, selector: string, text: string): Promise<number> {
	const seen = page.evaluate(
		([wanted, words]) =>
			new Promise<number>((resolve) => {
				const look = () => {
					const found = document.querySelector<HTMLIFrameElement>(".preview iframe")?.contentDocument;
					const shown = [...(found?.querySelectorAll(wanted) ?? [])].some(({ textContent }) =>
						textContent?.includes(words),
					);
					if (shown) resolve(performance.timeOrigin + performance.now());
					else requestAnimationFrame(look);
				};
				look();
			}),
		[selector, text] as const,
	);
	await type();
	const typed = await page.evaluate(() => Number(Reflect.get(window, "lastKey")));
	return (await seen) - typed;
}

/** The longest time that the page was busy with one key, of 60 in the middle of a long page. */
async function timeKeys(page: Page, paragraph: Locator): Promise<number> {
	await paragraph.click();
	await page.evaluate(() => {
		const busy: number[] = [];
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				if (entry.name === "keydown" && "processingStart" in entry) busy.push(entry.duration);
			}
		}).observe({ type: "event", buffered: false, ...{ durationThreshold: 16 } });
		Reflect.set(window, "busy", busy);
	});
	await page.keyboard.type("A line that somebody types in the midst of a very long page", { delay: 60 });
	return page.evaluate(
		() =>
			new Promise<number>((resolve) =>
				requestIdleCallback(() => setTimeout(() => resolve(Math.max(16, ...Reflect.get(window, "busy"))), 500)),
			),
	);
}

const editor = await startEditor();
const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
const address = `${editor.origin}/__edit/`;
const results: { name: string; value: number; unit: string; aim: number }[] = [];
try {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	await page.addInitScript(() => {
		addEventListener("keydown", () => Reflect.set(window, "lastKey", performance.timeOrigin + performance.now()), true);
	});
	results.push({ name: "page of the editor", value: await weigh(page, address), unit: "KB", aim: aims.weight });

	const opened: number[] = [];
	for (let round = 0; round < rounds; round++) {
		for (const title of ["Partnership Benefits", "Partnership Process"]) opened.push(await timeOpening(page, title));
	}
	results.push({ name: "open a page", value: medianOf(opened), unit: "ms", aim: aims.open });

	await page.frameLocator(".preview iframe").locator("main h1").waitFor({ timeout: 120_000 });
	await page.locator(".page-text").getByText("Revenue goals").click();
	await page.keyboard.press("End");
	const shown: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const word = ` w${round}z`;
		shown.push(await timeShown(page, () => page.keyboard.type(word), "main li", word.trim()));
	}
	results.push({ name: "key to shown page", value: medianOf(shown), unit: "ms", aim: aims.shown });

	const drawn: number[] = [];
	for (let round = 0; round < 3; round++) {
		const node = `Node${round}z`;
		await page.getByRole("button", { name: "Diagram", exact: true }).click();
		const dialog = page.getByRole("dialog");
		await dialog.getByRole("textbox").first().fill(`flowchart LR\n    A[First] --> B[${node}]\n`);
		const put = async () => {
			await dialog.getByRole("button", { name: "Put it in" }).focus();
			await page.keyboard.press("Enter");
		};
		drawn.push(await timeShown(page, put, "main svg", node));
	}
	results.push({ name: "key to new diagram", value: medianOf(drawn), unit: "ms", aim: aims.drawn });

	const head = editor.content(file).split("---\n").slice(0, 2).join("---\n");
	const paragraphs = Array.from({ length: blocks }, (_, at) => `A paragraph of the long page, number ${at}.`);
	writeFileSync(join(editor.root, "content", file), `${head}---\n\n${paragraphs.join("\n\n")}\n`);
	await page.reload();
	const middle = page.locator(".page-text").getByText(`number ${blocks / 2}.`);
	results.push({
		name: `longest key, ${blocks} blocks`,
		value: await timeKeys(page, middle),
		unit: "ms",
		aim: aims.key,
	});
} finally {
	await browser.close();
	await editor.stop();
}
console.log("Editor");
for (const { name, value, unit, aim } of results) {
	const isReached = value <= aim;
	console.log(
		`  ${name.padEnd(28)}${String(value).padStart(6)} ${unit}   aim: at most ${aim} ${unit}. ${isReached ? "Reached." : "Not reached."}`,
	);
	if (!isReached) process.exitCode = 1;
}
