// Somebody who tries figures for an hour: no drawing that has given way to another may be kept.
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

/** What the page holds once nothing more can be cleared away. */
async function held(devtools: CDPSession) {
	for (let times = 0; times < 3; times++) await devtools.send("HeapProfiler.collectGarbage");
	const { metrics } = await devtools.send("Performance.getMetrics");
	const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
	return { bytes: metric("JSHeapUsedSize"), nodes: metric("Nodes") };
}

/** Types a number anew, each time in a frame of its own, and waits until all of it is drawn. */
async function typeAnew(page: Page, times: number) {
	await page.evaluate(async (times) => {
		const field = document.querySelector<HTMLInputElement>("[data-parameter='pu.customers']");
		for (let time = 0; time < times; time++) {
			if (field) field.value = String(20 + (time % 50));
			field?.dispatchEvent(new Event("input", { bubbles: true }));
			for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
		}
	}, times);
	await page.getByLabel("Customers at the start").fill("10");
	await expect(page.getByRole("region", { name: "Changed since it was sent" })).toHaveCount(0);
}

test("what a page holds does not grow with what was done in it", async ({ page, context }) => {
	const devtools = await context.newCDPSession(page);
	await devtools.send("Performance.enable");
	await devtools.send("HeapProfiler.enable");
	await page.goto("/estimate/?v=1&terms=1.0&tier=reseller&months=12&pu.customers=10&pu.revenue=1000");
	await typeAnew(page, 100);
	const before = await held(devtools);
	await typeAnew(page, 200);
	const after = await held(devtools);
	// A drawing takes some 100 KB; the rest is what the engine notes of what runs often.
	expect((after.bytes - before.bytes) / 200).toBeLessThan(20_000);
	expect(after.nodes - before.nodes).toBeLessThan(100);
});
