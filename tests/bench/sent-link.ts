// When a sent link shows its figure on a slow phone: from our server, which has it in the page, beside the same page as a static host
// gives it, with the calculator alone, in the same run, both with the same headers: in Chromium at a quarter of its speed with 150 ms
// and 1.6 Mbit/s to the server. Medians of five runs each, in turns. Build first: `npm run build`. `node tests/bench/sent-link.ts`
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { commonHeaders, type HeaderFacts, headerFactsFile, pageHeaders } from "#publishing/headers.ts";
import { browserArguments, findOrInstallBrowser } from "#tests/tooling/browser.ts";
import { serveBuiltSite } from "#tests/tooling/served-site.ts";
import { median } from "./parts/lighthouse-run.ts";

const estimate =
	"/estimate/?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
/** Each link and what it is waited for: without our server the form has the link, but no figure. */
const links = [
	{ name: "estimate", link: estimate, shows: "$314,371.73" },
	{
		name: "application",
		link: `/apply/?tier=reseller&estimate=${encodeURIComponent(estimate)}`,
		shows: "Your estimate is attached",
	},
];
const runs = 5;
const folder = new URL("../../dist/client", import.meta.url).pathname;
const facts: HeaderFacts = JSON.parse(readFileSync(new URL(`../../dist/${headerFactsFile}`, import.meta.url), "utf8"));
const fileServer = sirv(folder, {
	brotli: true,
	setHeaders: (response, path) => {
		const headers = { ...commonHeaders(facts), ...(path.endsWith("/") ? pageHeaders(path, facts) : {}) };
		for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
	},
});
const files = createServer(fileServer).listen(0, "127.0.0.1");
await once(files, "listening");
const bound = files.address();
if (bound === null || typeof bound === "string") throw new Error("The files are not served on a port.");
const { address, stop } = await serveBuiltSite();
const hosts = [address, `http://127.0.0.1:${bound.port}`];
const phone = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
let reached = true;
try {
	console.log("Milliseconds, our server : files        largest paint        figure");
	for (const { name, link, shows } of links) {
		const paints: number[][] = [[], []];
		const figures: number[][] = [[], []];
		for (let run = 0; run < runs; run++) {
			for (const [at, host] of hosts.entries()) {
				const { figure, largestPaint } = await opened(host + link, shows);
				figures[at]?.push(figure);
				paints[at]?.push(largestPaint);
			}
		}
		const [[paint = 0, paintOfFiles = 0], [figure = 0, figureOfFiles = 0]] = [paints.map(median), figures.map(median)];
		reached &&= figure <= paint && figure < figureOfFiles;
		const pair = (ours: number, theirs: number) => `${ours.toFixed(0)} : ${theirs.toFixed(0)}`.padStart(16);
		console.log(`${name.padEnd(35)}${pair(paint, paintOfFiles)}${pair(figure, figureOfFiles)}`);
	}
	console.log(
		`Aim: from our server the figure is there by the largest paint, and earlier. ${reached ? "Reached." : "Not reached."}`,
	);
} finally {
	await phone.close();
	await stop();
	files.close();
}
process.exitCode = reached ? 0 : 1;

/** When the page at an address first shows a text, and when it paints the largest of what it shows, in milliseconds after it is asked for. */
async function opened(url: string, text: string): Promise<{ figure: number; largestPaint: number }> {
	const context = await phone.newContext({ viewport: { width: 412, height: 823 } });
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
		const bytesASecond = 1.6e6 / 8;
		const line = { latency: 150, downloadThroughput: bytesASecond, uploadThroughput: bytesASecond };
		await session.send("Network.emulateNetworkConditions", { offline: false, ...line });
		await page.goto(url, { waitUntil: "commit" });
		// Asked for with each frame, when what was there is about to be painted. A text that is not rendered does not count.
		const shown = await page.waitForFunction(
			// biome-ignore lint/performance/useDomNodeTextContent: only what is rendered
			(awaited) => document.querySelector("main")?.innerText.includes(awaited) && performance.now(),
			text,
			{ polling: "raf" },
		);
		await page.waitForLoadState("networkidle");
		const largestPaint = await page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					const painted = (list: PerformanceObserverEntryList) =>
						resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN);
					new PerformanceObserver(painted).observe({ type: "largest-contentful-paint", buffered: true });
				}),
		);
		return { figure: Number(await shown.jsonValue()), largestPaint };
	} finally {
		await context.close();
	}
}
