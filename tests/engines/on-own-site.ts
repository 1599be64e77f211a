import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type OwnSite, serveSite } from "#tests/browser/setup/own-site.ts";
import type { EnginePage } from "./engine-page.ts";

/** Opens a page for the tests of a `describe`, of a site with a database of its own; both are gone after them. */
export function onOwnSite(open: (address: string) => Promise<EnginePage>): void {
	let folder: string;
	let site: OwnSite;
	let page: EnginePage;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "engines-"));
		site = await serveSite({ RATE_LIMIT: "off", DATABASE_URL: `sqlite:${join(folder, "applications.db")}` });
		page = await open(site.address);
	});
	afterAll(async () => {
		await page?.[Symbol.asyncDispose]();
		await site?.[Symbol.asyncDispose]();
		rmSync(folder, { recursive: true });
	});
}
