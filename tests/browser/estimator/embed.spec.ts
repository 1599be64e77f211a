import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Frame, type Page } from "@playwright/test";
import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { serveFolder } from "#tests/browser/setup/form-service.ts";
import { test } from "#tests/browser/setup/harness.ts";
import { heldBack } from "#tests/browser/setup/held-back.ts";

const query = "tier=reseller&pu.customers=1&pu.revenue=100";

/** Another site, on an origin of its own, with a page that frames addresses of ours as the README shows. */
let host: Server;
let hostOrigin = "";
test.beforeAll(async ({ baseURL }) => {
	host = createServer(({ url = "/" }, answer) => {
		const parameters = new URL(url, "http://host").searchParams;
		const framed = parameters.get("frame") ?? "";
		const sandbox = parameters.has("sandboxed") ? ' sandbox="allow-scripts"' : "";
		answer.setHeader("Content-Type", "text/html; charset=utf-8");
		answer.end(`<!doctype html><title>Another site</title>
<iframe id="mamey-estimate" title="Revenue estimate" width="900" height="400" allow="clipboard-write"${sandbox}></iframe>
<script>
const frame = document.getElementById("mamey-estimate");
const site = ${JSON.stringify(baseURL)};
window.addEventListener("message", ({ origin, source, data }) => {
	if (origin === site && source === frame.contentWindow && data?.type === "mamey-estimate-height") frame.height = data.height;
});
frame.src = site + ${JSON.stringify(framed)};
</script>`);
	});
	await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
	const address = host.address();
	if (address === null || typeof address === "string") throw new Error("The other site has no port.");
	const { port }: AddressInfo = address;
	hostOrigin = `http://127.0.0.1:${port}`;
});
test.afterAll(() => new Promise<void>((resolve) => void host.close(() => resolve())));

// The host is another origin on purpose, and what it may not frame is refused with a message.
test.use({
	expectedProblems: [
		/Unrecognized feature|request to another origin: http:\/\/127\.0\.0\.1|frame-ancestors|X-Frame-Options|chrome-error|favicon/,
	],
});

async function framed(page: Page, address: string): Promise<Frame> {
	await page.goto(`${hostOrigin}/?frame=${encodeURIComponent(address)}`);
	await expect(page.locator("#mamey-estimate")).toHaveAttribute("src", /http/);
	const frame = page.frames()[1];
	if (!frame) throw new Error("There is no frame.");
	return frame;
}
const heightOf = (page: Page) => page.locator("#mamey-estimate").evaluate((frame) => frame.clientHeight);

test("the estimator works in a page of another site, with the same parameters", async ({ page }) => {
	await framed(page, `/embed/estimate/?${query}`);
	const inside = page.frameLocator("#mamey-estimate");
	await expect(inside.locator(".headline strong")).toHaveText("$540.00");
	await inside.getByRole("textbox", { name: "Customers at the start" }).fill("2");
	await expect(inside.locator(".headline strong")).toHaveText("$1,080.00");
	await expect(inside.getByRole("navigation")).toHaveCount(0);
});

test("a static host lets it be framed by its `_headers`", async ({ page }) => {
	await using site = await serveFolder(new URL("../../../dist/client", import.meta.url).pathname);
	await page.goto(hostOrigin);
	await page
		.locator("#mamey-estimate")
		.evaluate((frame, src) => frame.setAttribute("src", src), `${site.address}/embed/estimate/?${query}`);
	await expect(page.frameLocator("iframe").locator(".headline strong")).toHaveText("$540.00");
});

test("a script of one line puts it in, as wide and as high as it needs, in the page's theme", async ({
	page,
	baseURL,
}) => {
	await page.emulateMedia({ colorScheme: null });
	await page.goto(hostOrigin);
	await page.setContent(`<!doctype html><html style="color-scheme: dark"><title>Another site</title><p>Before</p>
<script src="${baseURL}/embed.js" data-tier="reseller" data-pu.customers="1" data-pu.revenue="100" async></script><p>After</p></html>`);
	const frame = page.locator("p + script + iframe");
	const inside = page.frameLocator("iframe");
	await expect(inside.locator(".headline strong")).toHaveText("$540.00");
	await expect
		.poll(async () => {
			const needed = await inside.locator("body").evaluate((body) => body.ownerDocument.documentElement.offsetHeight);
			return needed - (await frame.evaluate((element) => element.clientHeight));
		})
		.toBe(0);
	const ground = await inside.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
	expect(ground).toMatch(/^oklch\(0\.1/);
});

test("it works in a sandbox that lets nothing but scripts run", async ({ page }) => {
	await page.goto(`${hostOrigin}/?sandboxed&frame=${encodeURIComponent(`/embed/estimate/?${query}`)}`);
	const inside = page.frameLocator("#mamey-estimate");
	await expect(inside.locator(".headline strong")).toHaveText("$540.00");
	await inside.getByRole("textbox", { name: "Customers at the start" }).fill("2");
	await expect(inside.locator(".headline strong")).toHaveText("$1,080.00");
	await inside.getByRole("button", { name: "QR code" }).click();
	await expect(inside.getByText("Opens this estimate on a phone.")).toBeVisible();
});

test("the frame grows and shrinks with its content, and never scrolls", async ({ page }) => {
	const frame = await framed(page, `/embed/estimate/?${query}`);
	const inside = page.frameLocator("#mamey-estimate");
	await expect(inside.locator(".headline strong")).toBeVisible();
	const fits = () => frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight);
	await expect.poll(fits).toBe(true);
	const before = await heightOf(page);
	await inside.getByText("The months as a table").click();
	await expect.poll(() => heightOf(page)).toBeGreaterThan(before + 100);
	await expect.poll(fits).toBe(true);
	await inside.getByText("The months as a table").click();
	await expect.poll(() => heightOf(page)).toBeLessThan(before + 20);
});

test("a frame whose calculator is still on its way does not ask for ever more height", async ({ page }) => {
	const arrive = await heldBack(page, /\/Estimator\.[^/]+\.js/);
	const frame = await framed(page, `/embed/estimate/?${query}`);
	await expect(page.frameLocator("#mamey-estimate").locator(".estimator[data-waking]")).toBeVisible();
	const height = () => frame.evaluate(() => document.documentElement.offsetHeight);
	const before = await height();
	await page.locator("#mamey-estimate").evaluate((element) => element.setAttribute("height", "3000"));
	await expect.poll(() => frame.evaluate(() => innerHeight)).toBe(3000);
	expect(await height()).toBe(before);
	arrive();
	await expect(page.frameLocator("#mamey-estimate").locator(".headline strong")).toHaveText("$540.00");
});

test.describe("when its files do not arrive", () => {
	test.use({
		expectedProblems: [
			/Unrecognized feature|request to another origin: http:\/\/127\.0\.0\.1|favicon|ERR_FAILED|hydrating/,
		],
	});

	test("the frame says so, and leads to the full page", async ({ page }) => {
		await page.route(/\/Estimator\.[^/]+\.js/, (route) => route.abort());
		await framed(page, `/embed/estimate/?${query}`);
		const inside = page.frameLocator("#mamey-estimate");
		await expect(inside.getByRole("alert")).toContainText("The calculator could not be loaded.");
		await expect(inside.getByRole("alert").getByRole("link")).toHaveAttribute("href", "/estimate/");
		await expect(
			inside.locator(".estimate-document .headline strong"),
			"what was sent is read all the same",
		).toHaveText("$540.00");
		await expect(inside.locator("astro-island .estimator[data-waking]")).toHaveCount(0);
	});
});

test("the working of a figure stands where the figure does, however high the frame", async ({ page }) => {
	await framed(page, `/embed/estimate/?${query}`);
	const figure = page.frameLocator("#mamey-estimate").getByRole("button", { name: "show the working" });
	await figure.click();
	const working = page.frameLocator("#mamey-estimate").getByRole("dialog");
	await expect(working).toBeInViewport({ ratio: 0.5 });
	await working.getByRole("button", { name: "Close" }).click();
	await expect(figure).toBeFocused();
});

test("in a narrow frame nothing is wider than the frame", async ({ page }) => {
	const frame = await framed(page, `/embed/estimate/?${query}&im.projects=4&im.fee=1000000&jg.revenue=1000000000`);
	await page.locator("#mamey-estimate").evaluate((element) => element.setAttribute("width", "340"));
	await expect(page.frameLocator("#mamey-estimate").locator(".headline strong")).toBeVisible();
	const tooWide = () =>
		frame.evaluate(() =>
			[...document.querySelectorAll("input, select, button, h2, p")]
				.filter(
					(element) => element.closest(".scrolls") === null && element.getBoundingClientRect().right > innerWidth + 1,
				)
				.map((element) => element.outerHTML),
		);
	await expect.poll(tooWide).toEqual([]);
});

test("the link to the full tool carries what was changed, and opens beside the other site", async ({ page }) => {
	await framed(page, `/embed/estimate/?${query}`);
	const inside = page.frameLocator("#mamey-estimate");
	await inside.getByRole("textbox", { name: "Customers at the start" }).fill("3");
	await expect(inside.locator(".headline strong")).toHaveText("$1,620.00");
	const popup = page.waitForEvent("popup");
	await inside.getByRole("link", { name: "Open the full estimator" }).click();
	const full = await popup;
	await expect(full).toHaveURL(/\/estimate\/\?.*pu\.customers=3/);
	await expect(full.locator(".headline strong")).toHaveText("$1,620.00");
	await full.close();

	const application = page.waitForEvent("popup");
	await inside.getByRole("link", { name: "Apply with this estimate" }).click();
	await expect((await application).getByText("Your estimate is attached.")).toBeVisible();
});

for (const address of ["/estimate/", "/apply/", "/", "/guide/"]) {
	test(`no other page of ours may be framed: ${address}`, async ({ page, request }) => {
		const answer = await request.get(address);
		expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
		expect(answer.headers()["x-frame-options"]).toBe("DENY");
		const frame = await framed(page, address);
		await expect.poll(() => frame.url()).toMatch(/^chrome-error:/);
	});
}

test("it stands alone: a title, a description, an address, nothing for axe to find", async ({ page }) => {
	await page.goto(`/embed/estimate/?${query}`);
	await expect(page.locator(".headline strong")).toHaveText("$540.00");
	await expect(page).toHaveTitle("Revenue estimator to embed | Mamey Partners");
	await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/embed\/estimate\/\?k=/);
	await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /\S/);
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme });
		expect(await accessibilityFaults(page)).toEqual([]);
	}
});
