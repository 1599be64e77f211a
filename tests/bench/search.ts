import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { parse } from "yaml";
import { browserArguments, findOrInstallBrowser } from "#tests/tooling/browser.ts";
import { serveBuiltSite } from "#tests/tooling/served-site.ts";
import { measureSearch, type Question } from "./parts/search-measure.ts";

/** How well search answers: share of first places and of first three, for questions whole, begun, and with a slip. */
const root = new URL("../..", import.meta.url).pathname;
const questions: Question[] = parse(readFileSync(`${root}/tests/fixtures/search-questions.yaml`, "utf8"));
const { address, stop } = await serveBuiltSite();
const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
try {
	const page = await browser.newPage();
	await page.goto(`${address}/guide/`);
	const measure = await measureSearch(page, questions);
	console.log(`Search, ${questions.length} questions`);
	for (const [name, { asked, first, firstThree }] of Object.entries(measure.places)) {
		const share = (count: number) => `${((100 * count) / asked).toFixed(1)}%`;
		console.log(
			`  ${name.padEnd(28)} ${String(asked).padStart(5)} asked   first ${share(first).padStart(6)}   first three ${share(firstThree).padStart(6)}`,
		);
	}
	console.log(
		`  once right, the first result changed while typing on: ${measure.jumps} of ${measure.steps} keystrokes`,
	);
	for (const miss of measure.misses) console.log(`  missed: ${miss}`);
} finally {
	await browser.close();
	await stop();
}
