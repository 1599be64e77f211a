// Lighthouse as a phone sees the site: for every page of the sitemap the median of three runs, in all four categories.
// `node tests/bench/lighthouse.ts [path …]` measures only the pages named. Build first: `npm run build`.
import { sitemapPaths } from "#tests/browser/setup/sitemap.ts";
import { serveBuiltSite } from "#tests/tooling/served-site.ts";
import { categories, launchBrowser, type Measured, measure, median } from "./parts/lighthouse-run.ts";

const runs = 3;
const aim = 100;

const named = process.argv.slice(2);
const { address, stop } = await serveBuiltSite();
const browser = await launchBrowser();
let reached = true;
try {
	console.log(
		`${"page".padEnd(40)}${categories.map((category) => category.padStart(16)).join("")}     first paint   largest paint`,
	);
	for (const path of named.length > 0 ? named : sitemapPaths) {
		const measured: Measured[] = [];
		for (let run = 0; run < runs; run++) measured.push(await measure(`${address}${path}`, browser.port));
		const medians = categories.map((category) => median(measured.map(({ scores }) => scores[category])));
		reached &&= medians.every((score) => score >= aim);
		const paints = [
			median(measured.map(({ firstPaint }) => firstPaint)),
			median(measured.map((run) => run.largestPaint)),
		];
		const columns = [...medians.map(String), ...paints.map((time) => `${Math.round(time)} ms`)];
		console.log(`${path.padEnd(40)}${columns.map((text) => text.padStart(16)).join("")}`);
		if (medians.some((score) => score < aim)) {
			for (const reason of new Set(measured.flatMap(({ short }) => short))) console.log(`  ${reason}`);
		}
	}
	console.log(`Aim: ${aim} in each category on every page. ${reached ? "Reached." : "Not reached."}`);
} finally {
	browser.kill();
	await stop();
}
process.exitCode = reached ? 0 : 1;
