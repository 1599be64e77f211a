// When a sent link shows its figure on a slow phone: from our server, which has it in the page, beside the same page as a static host
// gives it, with the calculator alone, in the same run. Lighthouse as a phone, the median of three runs each, in turns. Build first:
// `npm run build`. `node tests/bench/sent-link.ts`
import { once } from "node:events";
import { createServer } from "node:http";
import { launch } from "chrome-launcher";
import sirv from "sirv";
import { browserArguments, findOrInstallBrowser } from "#tests/tooling/browser.ts";
import { serveBuiltSite } from "#tests/tooling/served-site.ts";
import { type Measured, measure, median } from "./parts/lighthouse-run.ts";

const estimate =
	"/estimate/?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
const links = { estimate, application: `/apply/?tier=reseller&estimate=${encodeURIComponent(estimate)}` };
const runs = 3;

const folder = new URL("../../dist/client", import.meta.url).pathname;
const files = createServer(sirv(folder, { brotli: true, gzip: true })).listen(0, "127.0.0.1");
await once(files, "listening");
const bound = files.address();
if (bound === null || typeof bound === "string") throw new Error("The files are not served on a port.");
const { address, stop } = await serveBuiltSite();
const hosts = { served: address, files: `http://127.0.0.1:${bound.port}` };
const browser = await launch({
	chromePath: await findOrInstallBrowser(),
	chromeFlags: ["--headless", ...browserArguments],
	logLevel: "silent",
});
let reached = true;
try {
	console.log(
		"Milliseconds    first paint: our server, files    largest paint: our server, files    our server : files",
	);
	for (const [name, link] of Object.entries(links)) {
		const served: Measured[] = [];
		const asFiles: Measured[] = [];
		for (let run = 0; run < runs; run++) {
			served.push(await measure(hosts.served + link, browser.port));
			asFiles.push(await measure(hosts.files + link, browser.port));
		}
		const [ours, theirs] = [served, asFiles].map((measured) => ({
			first: median(measured.map(({ firstPaint }) => firstPaint)),
			largest: median(measured.map(({ largestPaint }) => largestPaint)),
		}));
		if (!ours || !theirs) continue;
		reached &&= ours.largest <= theirs.largest;
		const cells = [ours.first, theirs.first, ours.largest, theirs.largest].map((time, at) =>
			time.toFixed(0).padStart([22, 11, 25, 11][at] ?? 12),
		);
		console.log(`${name.padEnd(14)}${cells.join("")}${(ours.largest / theirs.largest).toFixed(2).padStart(20)}`);
	}
	console.log(`Aim: a largest paint no later with the figures. ${reached ? "Reached." : "Not reached."}`);
} finally {
	browser.kill();
	await stop();
	files.close();
}
process.exitCode = reached ? 0 : 1;
