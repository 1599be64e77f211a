import { describe, expect, test } from "vitest";
import { everyPage } from "#tests/browser/setup/sitemap.ts";
import { type EnginePage, until } from "./engine-page.ts";
import { engines } from "./every-engine.ts";
import { onOwnSite } from "./on-own-site.ts";
import { serveSandboxedEmbed } from "./sandboxed-embed.ts";

describe.each(engines)("in %s", (_, openEngine) => {
	// Skipped tests are counted and named in the closing line of the tests.
	if (!openEngine) {
		test.skip("the journeys, since this engine cannot be had here", () => {});
		return;
	}
	let page: EnginePage;
	onOwnSite(async (address) => {
		page = await openEngine(address);
		return page;
	});

	test.each(everyPage)("%s shows no error, no overflow and no label outside its diagram", async (path) => {
		const before = page.problems().length;
		await page.open(path);
		for (const width of [1280, 360]) {
			await page.resize(width, 800);
			await until(page, `nothing wider than ${width} px`, fits, width);
			expect(await page.evaluate(labelsOutside), `${width} px`).toEqual([]);
		}
		expect(page.problems().slice(before)).toEqual([]);
	});

	test("search finds a section and opens it by the keyboard", async () => {
		await page.resize(1280, 900);
		await page.open("/guide/");
		await until(page, "search is defined", () => Boolean(customElements.get("site-search")));
		await page.press("Control", "k");
		await until(page, "the dialog has the focus", () => document.activeElement?.id === "search-input");
		await page.type("payout");
		// Not what was found for the first letters alone.
		await until(page, "the result of the whole word is shown first", () =>
			Boolean(document.querySelector("dialog[open] ol a")?.textContent?.startsWith("Revenue Sharing Models")),
		);
		await page.press("ArrowDown");
		await page.press("Enter");
		await until(page, "the section is opened", () => location.pathname === "/guide/revenue-sharing/");
	});

	test("Escape closes search and gives the focus back", async () => {
		await page.open("/guide/");
		await until(page, "search is defined", () => Boolean(customElements.get("site-search")));
		await page.press("Control", "k");
		await until(page, "the dialog has the focus", () => document.activeElement?.id === "search-input");
		await page.press("Escape");
		await until(page, "the dialog is closed", () => document.querySelector("dialog[open]") === null);
	});

	test("the wizard leads to its outcome and back", async () => {
		await page.open("/find-your-tier/");
		await until(page, "the island is there", () => document.querySelector("astro-island[ssr]") === null);
		await page.click("a.button", "No");
		await until(page, "the second question", () => location.pathname === "/find-your-tier/no/");
		await page.click("a.button", "Yes");
		await until(page, "the outcome", () => /System Integrator/.test(document.querySelector("h1")?.textContent ?? ""));
		await page.evaluate(() => history.back());
		await until(page, "the second question again", () => location.pathname === "/find-your-tier/no/");
	});

	test.each(["/estimate/", "/embed/estimate/"])(
		"%s computes a link, follows its fields and shows a working",
		async (path) => {
			await page.open(`${path}?tier=reseller&pu.customers=10&pu.revenue=1000`);
			await until(page, "the figure of the link", shows, "$54,000.00");
			await until(page, "the island", () => document.querySelector(".estimator:not([data-waking])") !== null);
			await page.evaluate(() => {
				const field = document.querySelector<HTMLInputElement>("#inputs input[type=text]");
				field?.focus();
				field?.select();
			});
			await page.type("20");
			await until(page, "the figure of the field", shows, "$108,000.00");
			await page.evaluate(() => document.querySelector<HTMLElement>(".headline strong button")?.focus());
			await page.press("Enter");
			await until(page, "the working", () => document.querySelector("dialog.working, .working[popover]") !== null);
			await page.press("Escape");
			await until(
				page,
				"the working is closed",
				() => document.querySelector("dialog.working, .working[popover]") === null,
			);
		},
	);

	test("the estimator works in a sandboxed frame, whose origin is nobody's", async () => {
		await using host = await serveSandboxedEmbed();
		await page.open(`${host.address}/`);
		await until(
			page,
			"the frame says how high it is",
			() => Number(document.querySelector("#height")?.textContent) > 500,
		);
	});

	test("the application names what is missing and puts the focus on it", async () => {
		await page.open("/apply/");
		await until(page, "the form is there", () => document.querySelector("form.application:not([data-whole])") !== null);
		await page.click("button", "Continue");
		await until(page, "the errors have the focus", () => document.activeElement?.id === "error-summary");
	});

	test("the menu of a phone opens and closes by its button and by Escape", async () => {
		await page.resize(360, 800);
		await page.open("/");
		await until(page, "the menu is closed", menuIs, false);
		await page.click(".menu-button");
		await until(page, "the menu is open", menuIs, true);
		await page.press("Escape");
		await until(page, "the menu is closed again", menuIs, false);
		await page.resize(1280, 900);
	});

	test("a chosen theme changes the colors of page and diagrams", async () => {
		await page.open("/guide/choose-a-tier/");
		const colors = [];
		for (const theme of ["light", "dark"]) {
			await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
			colors.push(
				await page.evaluate(() => {
					const label = document.querySelector(".diagram svg text");
					return [getComputedStyle(document.body).backgroundColor, label && getComputedStyle(label).fill];
				}),
			);
		}
		const [light, dark] = colors;
		expect(light).not.toEqual(dark);
		expect(JSON.stringify(colors)).not.toContain("rgba(0, 0, 0, 0)");
	});

	test("a diagram shows one of its two pictures, by the room that there is", async () => {
		await page.open("/guide/choose-a-tier/");
		for (const [width, shown] of [
			[1280, "wide"],
			[360, "narrow"],
		] as const) {
			await page.resize(width, 800);
			await until(page, `the ${shown} picture alone`, isShownAlone, shown);
		}
		await page.resize(1280, 900);
	});

	test("a diagram is enlarged and Escape closes it", async () => {
		await page.open("/guide/choose-a-tier/");
		await page.click(".diagram button", "Enlarge");
		await until(page, "the large diagram", () => document.querySelector("dialog[open] svg") !== null);
		await page.press("Escape");
		await until(page, "the page again", () => document.querySelector("dialog[open]") === null);
	});

	test("on paper a heading holds on to the lines after it, and moves none of them", async () => {
		await page.open("/guide/process/");
		await page.evaluate(showAsPrinted);
		expect(await page.evaluate(headingsLetGo)).toEqual([]);
		const places = await page.evaluate(placesOfHeadings);
		await page.evaluate(() =>
			document.head.insertAdjacentHTML("beforeend", "<style>main *::after { content: none !important }"),
		);
		expect(await page.evaluate(placesOfHeadings)).toEqual(places);
	});
});

/** In the page: applies the rules for paper on the screen. */
function showAsPrinted(): void {
	const apply = (rule: object) => {
		if (rule instanceof CSSMediaRule) rule.media.mediaText = rule.media.mediaText.replace("print", "all");
		if ("cssRules" in rule && rule.cssRules instanceof CSSRuleList) [...rule.cssRules].forEach(apply);
	};
	for (const sheet of document.styleSheets) apply(sheet);
}

/** In the page: headings that a break can part from what follows. Firefox takes `break-after: avoid` and does not follow it. */
function headingsLetGo(): unknown[] {
	const isFirefox = CSS.supports("-moz-appearance: none");
	return [...document.querySelectorAll("main :is(h2, h3, h4)")]
		.filter((heading) => {
			const { breakInside, breakAfter } = getComputedStyle(heading);
			const reach = Number.parseFloat(getComputedStyle(heading, "::after").height);
			return isFirefox ? breakInside !== "avoid" || !(reach > 100) : breakAfter !== "avoid";
		})
		.map(({ textContent }) => textContent);
}

/** In the page: where headings and what follows them begin, in whole pixels. */
function placesOfHeadings(): unknown[] {
	return [...document.querySelectorAll("main :is(h2, h3, h4)")].map((heading) =>
		[heading, heading.nextElementSibling ?? heading.parentElement?.nextElementSibling].map((one) =>
			Math.round(one?.getBoundingClientRect().top ?? 0),
		),
	);
}

/** In the page: whether the window is as narrow as it can be made towards this width, and nothing scrolls it sideways. */
function fits(width: number): boolean {
	// WebKit's small browser does not get narrower than some 450 px.
	return innerWidth <= Math.max(width, 460) && document.documentElement.scrollWidth <= innerWidth;
}

/** In the page: whether the estimator's large figure is this one. */
function shows(figure: string): boolean {
	return document.querySelector(".headline strong")?.textContent?.replace(/\s/g, "") === figure;
}

/** In the page: whether the menu is shown. */
function menuIs(open: boolean): boolean {
	return (document.getElementById("site-menu")?.getClientRects().length ?? 0) > 0 === open;
}

/** In the page: whether of a diagram's two pictures that one alone takes room, in its own shape. */
function isShownAlone(which: "wide" | "narrow"): boolean {
	const shown = [...document.querySelectorAll<SVGSVGElement>(".diagram-box svg")].filter(
		(picture) => picture.getClientRects().length > 0,
	);
	const [picture] = shown;
	if (!picture || shown.length > 1) return false;
	const { width, height } = picture.getBoundingClientRect();
	const own = picture.viewBox.baseVal;
	return (
		(picture.closest(".diagram-narrow") ? "narrow" : "wide") === which &&
		Math.abs(width / height - own.width / own.height) < 0.02
	);
}

/** In the page: the labels that are written outside of the box that their diagram draws in. */
function labelsOutside(): string[] {
	return [...document.querySelectorAll(".diagram svg")].flatMap((drawing) => {
		const box = drawing.getBoundingClientRect();
		return [...drawing.querySelectorAll("text")]
			.filter((label) => {
				const { left, right, top, bottom, width } = label.getBoundingClientRect();
				const outside = left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
				return width > 0 && outside;
			})
			.map((label) => label.textContent ?? "");
	});
}
