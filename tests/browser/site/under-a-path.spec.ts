// The site under a path of its host, as SITE_URL=https://example.com/partners builds it: by our server, by a plain file server and by
// nginx. With OFFLINE=on as well, so that one build serves both.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { buildSite } from "#commands/build-site.ts";
import { fillAll, takenOver } from "#tests/browser/application/application-form.ts";
import { serveFolder } from "#tests/browser/setup/form-service.ts";
import { serveByNginx } from "#tests/browser/setup/nginx-site.ts";
import { serveSite } from "#tests/browser/setup/own-site.ts";
import { copyProject } from "#tests/project-copy.ts";
import { freePort } from "#tests/tooling/free-port.ts";
import { findOrInstallNginx } from "#tests/tooling/nginx.ts";
import { readOffline } from "./offline-journey.ts";

const base = "/partners";

test.describe.configure({ mode: "serial" });

const copy = { path: "", remove: () => {} };
let siteUrl = "";

test.beforeAll(async () => {
	Object.assign(copy, copyProject("under-a-path"));
	siteUrl = `http://127.0.0.1:${await freePort()}${base}`;
	// A host may have a BASE_URL of its own, which is not the site's.
	await buildSite(copy.path, { ...process.env, SITE_URL: siteUrl, OFFLINE: "on", BASE_URL: "/" });
});

test.afterAll(() => copy.remove());

test.describe("read while the server answers", () => {
	test.use({ serviceWorkers: "block" });

	test("our server: every page, every link, the tools and an application", async ({ page }, info) => {
		const settings = { PORT: new URL(siteUrl).port, HOST: "127.0.0.1", SITE_URL: siteUrl };
		const database = `sqlite:${info.outputPath("applications.db")}`;
		await using site = await serveSite({ ...settings, DATABASE_URL: database, RATE_LIMIT: "off" }, copy.path);
		const { origin } = new URL(site.address);
		await walk(page, origin);
		await tryTools(page, origin);

		await page.goto(`${origin}${base}/apply/?tier=reseller`);
		await takenOver(page);
		await fillAll(page, "Under A Path Ltd");
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByRole("heading", { name: "Application received" })).toBeVisible();
	});

	test("a plain file server: every page, every link and the tools", async ({ page }) => {
		await using site = await serveFolder(join(copy.path, "dist/client"), base);
		await walk(page, site.address);
		await tryTools(page, site.address);
	});

	const nginx = findOrInstallNginx();

	test("nginx: every file with its type, the page for unknown addresses and the tools", async ({ page }) => {
		test.skip(nginx === undefined, "nginx cannot be had here");
		const folder = join(copy.path, "dist/client");
		await using site = await serveByNginx(nginx ?? "", folder, base);
		const types = new Set<string>();
		for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
			if (!/\.(html|md|txt|xml|json|js|css)$/.test(file)) continue;
			const response = await fetch(`${site.address}${base}/${file.replace(/index\.html$/, "")}`);
			await response.body?.cancel();
			expect(response.status, file).toBe(200);
			types.add(`${file.replace(/.*\./, "")} ${response.headers.get("Content-Type")}`);
		}
		expect([...types].sort()).toEqual([
			"css text/css; charset=utf-8",
			"html text/html; charset=utf-8",
			"js application/javascript; charset=utf-8",
			"json application/json",
			"md text/markdown; charset=utf-8",
			"txt text/plain; charset=utf-8",
			"xml text/xml; charset=utf-8",
		]);
		const bare = await fetch(`${site.address}${base}/guide/process`, { redirect: "manual" });
		expect([bare.status, bare.headers.get("Location")]).toEqual([301, `${site.address}${base}/guide/process/`]);
		await page.goto(`${site.address}${base}/guide/nothing/`);
		await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
		await tryTools(page, site.address);
	});
});

test("without a network, what was read is there again, and never as in force when it is not", async ({
	page,
}, info) => {
	const settings = { PORT: new URL(siteUrl).port, HOST: "127.0.0.1", SITE_URL: siteUrl };
	const database = `sqlite:${info.outputPath("applications.db")}`;
	await readOffline(page, { project: copy.path, settings: { ...settings, DATABASE_URL: database }, base });
});

/** Opens every page of the sitemap and asks for everything that they link to: nothing is missing, nothing leaves the path. */
async function walk(page: Page, origin: string): Promise<void> {
	const faults: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
	});
	page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
	page.on("request", (request) => {
		if (!request.url().startsWith(`${origin}${base}/`) && request.url().startsWith("http")) faults.push(request.url());
	});
	const sitemap = readFileSync(join(copy.path, "dist/client/sitemap-0.xml"), "utf8");
	const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
	expect(addresses.length).toBeGreaterThan(18);
	const linked = new Set<string>();
	for (const address of addresses) {
		expect(address.startsWith(`${siteUrl}/`), address).toBe(true);
		await page.goto(origin + new URL(address).pathname, { waitUntil: "networkidle" });
		const hrefs = await page
			.locator("a[href], link[href]")
			.evaluateAll((all) => all.map((one) => new URL(one.getAttribute("href") ?? "", document.baseURI).href));
		for (const href of hrefs) {
			const url = new URL(href.startsWith(siteUrl) ? href.replace(new URL(siteUrl).origin, origin) : href);
			if (url.origin === origin) linked.add(url.pathname);
		}
	}
	for (const path of linked) {
		expect(path.startsWith(`${base}/`), `a link leads to ${path}`).toBe(true);
		const response = await page.request.get(origin + path);
		if (!response.ok()) faults.push(`${path}: ${response.status()}`);
	}
	expect(linked.size).toBeGreaterThan(30);
	expect(faults).toEqual([]);
}

/** Searches, finds a tier and estimates. */
async function tryTools(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}${base}/guide/`);
	await page.keyboard.press("/");
	await page.keyboard.type("payout");
	await expect(page.getByRole("dialog").getByRole("listitem").first()).toContainText("Revenue Sharing Models");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(`${origin}${base}/guide/revenue-sharing/`);

	await page.goto(`${origin}${base}/find-your-tier/`);
	await page.getByRole("link", { name: "Yes", exact: true }).first().click();
	await expect(page).toHaveURL(`${origin}${base}/find-your-tier/yes/`);

	await page.goto(`${origin}${base}/estimate/?tier=reseller&pu.customers=10&pu.revenue=1000`);
	await expect(page.locator(".headline")).toContainText("$54,000.00");
}
