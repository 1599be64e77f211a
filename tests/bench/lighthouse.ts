// Lighthouse as a phone sees the site: for every page of the sitemap the median of three runs, in all four categories.
// `node tests/bench/lighthouse.ts [path …]` measures only the pages named. Build first: `npm run build`.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { browserArguments, findOrInstallBrowser } from "../../src/commands/browser.ts";
import { serve } from "../../src/commands/site-server.ts";
import { sitemapPaths } from "../browser/sitemap.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
type Scores = Record<(typeof categories)[number], number>;
const runs = 3;
const aim = 100;

const root = new URL("../..", import.meta.url).pathname;
const named = process.argv.slice(2);
const { address, server } = await serve(root, "localhost", 0);
const browser = await launch({
	chromePath: await findOrInstallBrowser(),
	chromeFlags: ["--headless", ...browserArguments],
	logLevel: "silent",
});
let reached = true;
try {
	console.log(`${"page".padEnd(40)}${categories.map((category) => category.padStart(16)).join("")}`);
	for (const path of named.length > 0 ? named : sitemapPaths) {
		const measured: { scores: Scores; short: string[] }[] = [];
		for (let run = 0; run < runs; run++) measured.push(await measure(`${address}${path}`, browser.port));
		const medians = categories.map((category) => median(measured.map(({ scores }) => scores[category])));
		reached &&= medians.every((score) => score >= aim);
		console.log(`${path.padEnd(40)}${medians.map((score) => String(score).padStart(16)).join("")}`);
		if (medians.some((score) => score < aim)) {
			for (const reason of new Set(measured.flatMap(({ short }) => short))) console.log(`  ${reason}`);
		}
	}
	console.log(`Aim: ${aim} in each category on every page. ${reached ? "Reached." : "Not reached."}`);
} finally {
	browser.kill();
	server.close();
	server.closeAllConnections();
}
process.exitCode = reached ? 0 : 1;

/** One run of Lighthouse's mobile preset: scores of 0–100, and the audits that cost points. */
async function measure(url: string, port: number): Promise<{ scores: Scores; short: string[] }> {
	const result = await lighthouse(url, { port, logLevel: "silent", onlyCategories: [...categories] });
	if (!result) throw new Error(`Lighthouse gave no result for ${url}.`);
	const { lhr } = result;
	const score = (category: keyof Scores) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
	const costing = new Set(
		categories.flatMap((category) =>
			(lhr.categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0).map(({ id }) => id),
		),
	);
	const short = Object.values(lhr.audits)
		.filter(({ id, score }) => costing.has(id) && score !== null && score < 0.9)
		.map(({ title, displayValue }) => `${title}${displayValue ? ` (${displayValue})` : ""}`);
	return {
		scores: {
			performance: score("performance"),
			accessibility: score("accessibility"),
			"best-practices": score("best-practices"),
			seo: score("seo"),
		},
		short,
	};
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
