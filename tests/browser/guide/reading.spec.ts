import * as z from "zod";
import { readGuide } from "#authoring/navigation.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { sitemapPaths } from "#tests/browser/setup/sitemap.ts";

const { order: guideOrder } = readGuide(process.cwd());

const addressOf = (id: string) => `/${id}/`;

test("the guide is read from its first page to its last by the link to the next", async ({ page }) => {
	await page.goto(addressOf(guideOrder[0] ?? ""));
	for (const id of guideOrder.slice(1)) {
		await page.locator("a[rel=next]").click();
		await expect(page).toHaveURL(addressOf(id));
	}
	await expect(page.locator("a[rel=prev]")).toHaveAttribute("href", addressOf(guideOrder.at(-2) ?? ""));
});

test("the sidebar holds the tools, then the guide in its order, and marks the page one is on", async ({ page }) => {
	await page.goto("/guide/process/");
	const sidebar = page.getByRole("navigation", { name: "Main" });
	const links = await sidebar.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
	expect(links).toEqual(["/find-your-tier/", "/estimate/", "/apply/", ...guideOrder.map(addressOf)]);
	await expect(sidebar.locator("[aria-current=page]")).toHaveText("Partnership Process");
});

test("the page says where it stands", async ({ page }) => {
	await page.goto("/guide/tiers/reseller/");
	const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
	await expect(crumbs.getByRole("link", { name: "Guide" })).toHaveAttribute("href", "/guide/");
	await expect(crumbs.getByRole("link", { name: "Tiers" })).toHaveAttribute("href", "/guide/tiers/");
});

test("the contents of a page lead to its sections", async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto("/guide/process/");
	await page
		.getByRole("navigation", { name: "On this page" })
		.getByRole("link", { name: "Step 3: Activation" })
		.click();
	await expect(page).toHaveURL(/#step-3-activation$/);
	await expect(page.getByRole("heading", { name: "Step 3: Activation" })).toBeInViewport();
});

test("the menu opens and closes on a phone with the keyboard", async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto("/guide/");
	const sidebar = page.getByRole("navigation", { name: "Main" });
	await expect(sidebar.getByRole("link", { name: "Marketing" })).toBeHidden();
	await page.getByRole("button", { name: "Menu" }).press("Enter");
	await expect(sidebar.getByRole("link", { name: "Marketing" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(sidebar.getByRole("link", { name: "Marketing" })).toBeHidden();
});

test("the sidebar stands in the first frame of a page where it stood on the one before", async ({ page }) => {
	await page.addInitScript(() => {
		const places: (number | undefined)[] = [];
		const note = () => {
			places.push(document.getElementById("starlight__sidebar")?.scrollTop);
			if (places.length < 10) requestAnimationFrame(note);
		};
		requestAnimationFrame(note);
		Object.assign(window, { places });
	});
	await page.setViewportSize({ width: 1280, height: 400 });
	await page.goto("/guide/");
	const last = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Next Steps" });
	await last.scrollIntoViewIfNeeded();
	const place = await page.evaluate(() => document.getElementById("starlight__sidebar")?.scrollTop);
	expect(place).toBeGreaterThan(50);
	await last.click();
	await expect(page).toHaveURL(/next-steps/);
	const places = await page
		.waitForFunction(
			() => "places" in window && Array.isArray(window.places) && window.places.length === 10 && window.places,
		)
		.then((handle) => handle.jsonValue());
	expect(places).toEqual(Array.from({ length: 10 }, () => place));
});

test("the keyboard reaches the content first", async ({ page }) => {
	await page.goto("/guide/process/");
	await page.keyboard.press("Tab");
	await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/#_top$/);
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("every page of the guide is reached and read", async ({ page }) => {
		await page.goto("/");
		await page.getByRole("main").getByRole("link", { name: "Read the guide" }).click();
		await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Revenue Sharing Models" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revenue Sharing Models");
		await expect(page.getByRole("heading", { name: "Model 3: Referral Fees" })).toBeVisible();
	});

	test("the menu of a phone opens", async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto("/guide/");
		await page.getByRole("button", { name: "Menu" }).click();
		await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Partnership Process" }).click();
		await expect(page).toHaveURL("/guide/process/");
	});

	test("controls that need it are not shown", async ({ page }) => {
		await page.goto("/guide/process/");
		await expect(page.getByRole("button", { name: "Copy as Markdown" })).toBeHidden();
		await expect(page.getByRole("button", { name: "Search" })).toBeHidden();
	});
});

test("a page says when it was last updated", async ({ page }) => {
	const { lastUpdates } = await import("#authoring/last-updated.ts");
	const { commit, dates } = lastUpdates(process.cwd(), "content");
	const date = dates.get("content/guide/process.mdx");
	await page.goto("/guide/process/");
	const shown = page.locator("time");
	if (commit === "" || !date) await expect(shown).toHaveCount(0);
	else await expect(shown).toHaveAttribute("datetime", date.toISOString());
});

test.describe("as Markdown", () => {
	test.use({ permissions: ["clipboard-read", "clipboard-write"] });

	test("a page is copied with one press", async ({ page, request }) => {
		await page.goto("/guide/process/");
		await page.getByRole("button", { name: "Copy as Markdown" }).click();
		await expect(page.locator("[aria-live]").filter({ hasText: "Copied" })).toBeVisible();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(copied).toBe(await (await request.get("/guide/process.md")).text());
		expect(copied).toMatch(/^# Partnership Process\n/);
	});

	test("without a clipboard the copy is a link away", async ({ page }) => {
		await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
		await page.goto("/guide/process/");
		await page.getByRole("button", { name: "Copy as Markdown" }).press("Enter");
		const status = page.locator("[aria-live]").filter({ hasText: "could not be copied" });
		await expect(status.getByRole("link", { name: "open it as a page" })).toHaveAttribute("href", "/guide/process.md");
	});

	test("every page that the index for language models names is there", async ({ request }) => {
		const index = await (await request.get("/llms.txt")).text();
		const addresses = [...index.matchAll(/\]\(([^)]+)\)/g)].map(([, address = ""]) => new URL(address).pathname);
		expect(addresses).toEqual(expect.arrayContaining(guideOrder.map((id) => `/${id}.md`)));
		expect(addresses).toEqual(
			expect.arrayContaining(sitemapPaths.map((path) => `${path === "/" ? "/index" : path.slice(0, -1)}.md`)),
		);
		for (const address of addresses.filter((address) => address.endsWith(".md"))) {
			const answer = await request.get(address);
			expect(answer.status(), address).toBe(200);
			expect(answer.headers()["content-type"]).toBe("text/markdown; charset=utf-8");
			expect(await answer.text(), address).not.toMatch(/<!--|<\/?(div|span|p|ul|table)\b/);
		}
	});
});

test("the facts are published as data, with their schema", async ({ page, request }) => {
	await page.goto("/guide/revenue-sharing/");
	const address = await page.getByRole("link", { name: /as JSON$/ }).getAttribute("href");
	const facts = await request.get(address ?? "");
	expect(facts.headers()["content-type"]).toMatch(/^application\/json/);
	const published = await facts.json();
	const { $schema, tiers } = published;
	expect(tiers.map(({ key }: { key: string }) => key)).toEqual(["technology", "integrator", "reseller", "strategic"]);
	const schema = await request.get($schema);
	expect(schema.headers()["content-type"]).toMatch(/^application\/schema\+json/);
	expect(z.fromJSONSchema(await schema.json()).safeParse(published).error).toBeUndefined();
});

test("every page has a preview of its own for social networks", async ({ page, request }) => {
	const images = new Set<string>();
	for (const id of guideOrder.slice(0, 4)) {
		await page.goto(addressOf(id));
		const image = await page.locator("meta[property='og:image']").getAttribute("content");
		const answer = await request.get(new URL(image ?? "").pathname);
		expect(answer.headers()["content-type"]).toBe("image/png");
		images.add((await answer.body()).toString("base64"));
	}
	expect(images.size).toBe(4);
});

test("structured data names the page and the way to it", async ({ page }) => {
	await page.goto("/guide/tiers/reseller/");
	const data = JSON.parse((await page.locator("script[type='application/ld+json']").textContent()) ?? "");
	const [article, crumbs] = data["@graph"];
	expect(article).toMatchObject({ "@type": "TechArticle", inLanguage: "en", publisher: { "@type": "Organization" } });
	expect(crumbs.itemListElement.map(({ name }: { name: string }) => name)).toEqual([
		"Mamey Partners",
		"Guide",
		"Tiers",
		article.name,
	]);
});

test("a page without sections has no contents beside it, and begins where its neighbors do", async ({ page }) => {
	for (const width of [360, 1280, 1920]) {
		await page.setViewportSize({ width, height: 800 });
		const heading = page.getByRole("heading", { level: 1 });
		await page.goto("/guide/contact/");
		const neighbor = await heading.boundingBox();
		await page.goto("/guide/next-steps/");
		await expect(page.getByText("On this page")).toHaveCount(0);
		expect((await heading.boundingBox())?.x).toBe(neighbor?.x);
	}
});
