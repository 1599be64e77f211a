import { type Browser, chromium } from "@playwright/test";
import { diagrams, pageFont } from "#components/diagram/renderer.ts";
import { defaultLimits } from "#diagrams/mermaid/limits.ts";
import { phoneWidth } from "#diagrams/mermaid/rows.ts";
import { mermaidSettings } from "#diagrams/mermaid/settings.ts";
import { leastWidth } from "#diagrams/mermaid/turned.ts";
import type { DiagramOptions } from "#diagrams/renderer.ts";
import { drawnByBrowser, type Fixture, openMermaid } from "#tests/browser/guide/diagram-geometry.ts";
import { browserArguments, findOrInstallBrowser } from "#tests/tooling/browser.ts";
import { writtenDiagrams } from "#tests/unit/diagrams/written-diagrams.ts";

/**
 * How fast diagrams are drawn, beside headless Chromium with the same Mermaid, font and diagrams in the same run: one of each
 * shape that people write (written-diagrams.ts). "Cold" starts what draws (a thread here, a browser there) and ends it. "Warm" is
 * one after the other, a hundred at once are drawn by all threads, as in a build.
 */
const firstLimit = 1_000;
const settings = mermaidSettings(pageFont.family, defaultLimits);
const executablePath = await findOrInstallBrowser();
const real = [...Map.groupBy(writtenDiagrams, ({ shape }) => shape).values()].flatMap(([one], at): Fixture[] =>
	one ? [{ name: `real-${at}`, source: one.source }] : [],
);
const hundred = real.slice(0, 100);
const flowchart = real.slice(0, 1);

/** Milliseconds that the work takes. */
async function time(work: () => Promise<unknown>): Promise<number> {
	const begin = performance.now();
	await work();
	return performance.now() - begin;
}

/** The middle one of several times. */
async function median(times: number, work: () => Promise<unknown>): Promise<number> {
	const all: number[] = [];
	for (let at = 0; at < times; at++) all.push(await time(work));
	return all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

async function drawHere(fixtures: readonly Fixture[]): Promise<void> {
	for (const { source } of fixtures) await diagrams.draw(source, { cached: false });
}

async function inBrowser(
	work: (draw: (diagrams: readonly Fixture[]) => Promise<void>) => Promise<unknown>,
): Promise<void> {
	const browser: Browser = await chromium.launch({ executablePath, args: [...browserArguments] });
	try {
		const page = await browser.newPage();
		await openMermaid(page, settings);
		await work(async (diagrams) => {
			for (const diagram of diagrams) await drawnByBrowser(page, diagram);
		});
	} finally {
		await browser.close();
	}
}

const ours = { cold: 0, warm: 0, hundred: 0 };
const theirs = { cold: 0, warm: 0, hundred: 0 };

ours.cold = await median(3, async () => {
	await diagrams.stop();
	await drawHere(flowchart);
});
theirs.cold = await median(3, () => inBrowser((draw) => draw(flowchart)));

// Once through all shapes, so that both have compiled what they run. They take turns, so that what else the machine does meets both.
await drawHere(real);
await inBrowser(async (draw) => {
	await draw(real);
	const rounds: { here: number; there: number }[] = [];
	for (let round = 0; round < 3; round++) {
		rounds.push({ here: await time(() => drawHere(real)), there: await time(() => draw(real)) });
	}
	const middle = (times: number[]) => (times.toSorted((a, b) => a - b)[1] ?? 0) / real.length;
	ours.warm = middle(rounds.map(({ here }) => here));
	theirs.warm = middle(rounds.map(({ there }) => there));
});

await diagrams.stop();
ours.hundred = await time(() => Promise.all(hundred.map((one) => drawHere([one]))));
theirs.hundred = await time(() => inBrowser((draw) => draw(hundred)));

/** How many pictures are wider than each screen, of all that people write: a page's column, and a phone of 360 px without its margins. */
const screens = { column: 672, phone: phoneWidth };

/** What scrolls where, and the seconds of processor time in which all were drawn. */
async function scrolling(
	options: Pick<DiagramOptions, "fit" | "narrow">,
): Promise<{ scroll: string; seconds: number }> {
	const before = process.cpuUsage();
	const drawn = await Promise.all(
		writtenDiagrams.map(({ source }) => diagrams.draw(source, { ...options, cached: false })),
	);
	const { user, system } = process.cpuUsage(before);
	const onPage = drawn.filter((one) => leastWidth(one) > screens.column).length;
	const onPhone = drawn.filter((one) => leastWidth(one.narrow ?? one) > screens.phone).length;
	return { scroll: `${onPage} on a column, ${onPhone} on a phone`, seconds: (user + system) / 1e6 };
}
const asWritten = await scrolling({});
const fitted = await scrolling({ fit: screens.column });
const twice = await scrolling({ fit: screens.column, narrow: screens.phone });
await diagrams.stop();

const row = (name: string, here: number, there: number) =>
	console.log(
		`  ${name.padEnd(46)} ${here.toFixed(0).padStart(7)} ms ${there.toFixed(0).padStart(9)} ms   ${(there / here).toFixed(1)} times`,
	);
console.log(`Diagrams, ${real.length} shapes that people write${" ".repeat(15)}here   in Chromium   faster`);
row("one, cold: started for it", ours.cold, theirs.cold);
row("each, warm: the browser stays open", ours.warm, theirs.warm);
row("a page with 100, cold", ours.hundred, theirs.hundred);
console.log(`  Of ${writtenDiagrams.length} these scroll sideways, drawn in so many seconds of processor time:`);
for (const [name, { scroll, seconds }] of [
	["as they are written", asWritten],
	["to fit the page", fitted],
	["with a second picture for a phone", twice],
] as const)
	console.log(`    ${name.padEnd(36)} ${scroll.padEnd(32)} ${seconds.toFixed(1).padStart(5)} s`);
const reached = ours.cold <= firstLimit && ours.warm <= theirs.warm && ours.hundred <= theirs.hundred / 2;
console.log(
	`Aims: the first diagram within ${firstLimit} ms, warm not slower than the open browser, a page with 100 in half of its time. ${reached ? "Reached." : "Not reached."}`,
);
process.exitCode = reached ? 0 : 1;
