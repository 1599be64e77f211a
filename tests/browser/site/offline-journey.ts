import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { workerFile } from "#publishing/headers.ts";
import { leavingScript } from "#publishing/leave-offline.ts";
import { bundled } from "#publishing/offline.ts";
import { serveSite } from "#tests/browser/setup/own-site.ts";

/** A copy of the project that was built with OFFLINE=on, and the settings by which it is served at one address again and again. */
interface OfflineSite {
	project: string;
	settings: Record<string, string> & { PORT: string };
	base: string;
}

/** A reader goes on reading without a network, never reads superseded terms so, and is left alone once the host wants it no more. */
export async function readOffline(page: Page, { project, settings, base }: OfflineSite): Promise<void> {
	const at = (address: string) => `http://127.0.0.1:${settings.PORT}${base}${address}`;
	const whileServed = async (act: () => Promise<void>) => {
		await using _ = await serveSite(settings, project);
		await act();
	};
	const offline = page.getByText("The site cannot be reached.");
	const estimate = "/estimate/?tier=reseller&pu.customers=10&pu.revenue=1000";

	await whileServed(async () => {
		for (const address of ["/guide/", estimate]) {
			await page.goto(at(address));
			await kept(page, `${base} pages 1.0`, at(address.replace(/\?.*/, "")));
		}
	});
	await page.goto(at("/guide/"));
	await expect(offline).toBeVisible();
	await expect(page.getByRole("main")).toContainText("when program terms 1.0 were in force");
	await page.goto(at(estimate.replace("=1000", "=2000")));
	await expect(offline).toBeVisible();
	await expect(page.locator(".headline")).toContainText("$108,000.00");
	await page.goto(at("/guide/process/"));
	await expect(page.getByRole("heading", { name: "This page is not on your device" })).toBeVisible();
	await page.getByRole("main").getByRole("link", { name: "Executive Summary" }).click();
	await expect(page).toHaveURL(at("/guide/"));
	await expect(offline).toBeVisible();

	// A build that shows 0.9, which 1.0 superseded years ago: as if its reader were offline on the day on which new terms begin.
	const versions = [
		{ version: "1.0", effective: "2024-12-21" },
		{ version: "0.9", effective: "2020-01-01" },
	];
	const terms = { inForce: "0.9", versions, timeZone: "UTC" };
	const call = `import { keepOffline } from "./worker.ts"; keepOffline(${JSON.stringify({ base, terms })});`;
	replaceWorker(project, await bundled(project, call));
	await whileServed(async () => {
		await page.goto(at("/guide/"));
		await expect(offline).toHaveCount(0);
		await kept(page, `${base} pages 0.9`, at("/guide/"));
		await expect.poll(() => page.evaluate((name) => caches.has(name), `${base} pages 1.0`)).toBe(false);
	});
	await page.goto(at("/guide/"));
	await expect(page.getByRole("heading", { name: "This page is not on your device" })).toBeVisible();
	await expect(page.getByRole("main")).toContainText("Terms 1.0 have been in force since December 21, 2024");

	replaceWorker(project, leavingScript(base));
	await whileServed(async () => {
		await page.goto(at("/guide/"));
		await expect
			.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)))
			.toBe(0);
		expect(await page.evaluate(() => caches.keys())).toEqual([]);
	});
}

/** Waits until a page is kept, and what it has loaded with it. */
async function kept(page: Page, cache: string, address: string): Promise<void> {
	await expect
		.poll(() =>
			page.evaluate(
				async ([name, url]) => {
					const files = performance.getEntriesByType("resource").filter(({ name: file }) => file.includes("/_astro/"));
					const all = await Promise.all(files.map((file) => caches.match(file.name)));
					const pages = await caches.open(name);
					return all.every(Boolean) && (await pages.match(url)) !== undefined;
				},
				[cache, address] as const,
			),
		)
		.toBe(true);
}

function replaceWorker(project: string, script: string): void {
	const file = join(project, "dist/client", workerFile);
	for (const coding of [".br", ".gz"]) rmSync(file + coding, { force: true });
	writeFileSync(file, script);
}
