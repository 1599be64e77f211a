import { type Browser, chromium } from "@playwright/test";
import { renderDiagram, stopDrawing } from "#diagrams/render.ts";
import { mermaidSettings } from "#diagrams/settings.ts";
import { browserArguments, findOrInstallBrowser } from "../../src/commands/browser.ts";
import { drawnByBrowser, type Fixture, fixtures, openMermaid } from "../browser/diagram-geometry.ts";

/**
 * How fast diagrams are drawn, beside headless Chromium with the same Mermaid, font and diagrams in the same run. "Cold" starts
 * what draws (a thread here, a browser there), draws one diagram and ends it, as a tool does that starts a browser for the purpose.
 */
const [timesFaster, warmLimit] = [10, 60];
const settings = mermaidSettings("Hanken Grotesk Variable");
const executablePath = await findOrInstallBrowser();
const flowchart = fixtures.find(({ name }) => name === "flowchart-chains") ?? {
	name: "none",
	source: "flowchart TD\n A --> B",
};
const hundred = Array.from({ length: 100 }, (_, at): Fixture => {
	const { name, source } = fixtures[at % fixtures.length] ?? flowchart;
	return { name: `${name}-${at}`, source };
});

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

async function drawHere(diagrams: readonly Fixture[]): Promise<void> {
	for (const { source } of diagrams) await renderDiagram(source, { cached: false });
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
	await stopDrawing();
	await drawHere([flowchart]);
});
theirs.cold = await median(3, () => inBrowser((draw) => draw([flowchart])));

// Twice through all kinds, so that both have compiled what they run.
for (let round = 0; round < 2; round++) await drawHere(fixtures);
const busyBefore = process.cpuUsage();
ours.warm = (await median(3, () => drawHere(fixtures))) / fixtures.length;
const busy = process.cpuUsage(busyBefore);
const processorTime = (busy.user + busy.system) / 1_000 / 3 / fixtures.length;
await inBrowser(async (draw) => {
	for (let round = 0; round < 2; round++) await draw(fixtures);
	theirs.warm = (await median(3, () => draw(fixtures))) / fixtures.length;
});

await stopDrawing();
ours.hundred = await time(() => drawHere(hundred));
theirs.hundred = await time(() => inBrowser((draw) => draw(hundred)));
await stopDrawing();

const row = (name: string, here: number, there: number) =>
	console.log(
		`  ${name.padEnd(46)} ${here.toFixed(0).padStart(7)} ms ${there.toFixed(0).padStart(9)} ms   ${(there / here).toFixed(1)} times`,
	);
console.log(`Diagrams, ${fixtures.length} of all kinds${" ".repeat(27)}here   in Chromium   faster`);
row("one, cold: started for it", ours.cold, theirs.cold);
row("each, warm", ours.warm, theirs.warm);
console.log(`  ${"of that, time of a processor".padEnd(46)} ${processorTime.toFixed(0).padStart(7)} ms`);
row("a page with 100, cold", ours.hundred, theirs.hundred);
const ratio = theirs.cold / ours.warm;
const reached = ratio >= timesFaster && ours.warm < warmLimit;
console.log(
	`A diagram here takes ${ours.warm.toFixed(0)} ms; a browser started for the purpose takes ${ratio.toFixed(1)} times as long. Aim: ${timesFaster} times, and under ${warmLimit} ms warm. ${reached ? "Reached." : "Not reached."}`,
);
process.exitCode = reached ? 0 : 1;
