// The tools in a browser at the floor of those in which they work as designed, without what some of these do not have yet: each works.
import { describe, expect, test } from "vitest";
import { oldestChromium } from "#tests/tooling/engines.ts";
import { openChromium } from "./chromium.ts";
import { type EnginePage, until } from "./engine-page.ts";
import { onOwnSite } from "./on-own-site.ts";

const chromium112 = await oldestChromium();

describe("without the functions that came to some browsers since 2022", () => {
	// Skipped tests are counted and named in the closing line of the tests.
	if (!chromium112) {
		test.skip("form, estimator and search, since this engine cannot be had here", () => {});
		return;
	}
	let page: EnginePage;
	onOwnSite(async (address) => {
		page = await openChromium(chromium112, address, takeAway);
		return page;
	});

	test("they are taken away", async () => {
		await page.open("/");
		expect(await page.evaluate(() => "canParse" in URL || "toSorted" in [] || "popover" in document.body)).toBe(false);
	});

	test("the form goes through its steps and is received", async () => {
		await page.open("/apply/?tier=reseller");
		await until(
			page,
			"the form's first step",
			() => document.querySelector("form.application:not([data-whole])") !== null,
		);
		await page.click("button", "Continue");
		await until(page, "the errors have the focus", () => document.activeElement?.id === "error-summary");
		await fill(page, company);
		await page.click("button", "Continue");
		await until(page, "the second step", () => location.hash === "#partnership");
		await page.click("button", "Continue");
		await until(page, "the third step", () => location.hash === "#market");
		await page.click("label", "Government");
		await fill(page, { customer_base: "Forty credit unions" });
		await page.click("button", "Continue");
		await until(page, "the fourth step", () => location.hash === "#goals");
		await fill(page, { revenue_goals: "Two million dollars" });
		await page.click("button", "Continue");
		await until(page, "the answers", () => location.hash === "#check");
		await page.click("label", "Mamey Technologies may keep");
		await page.click("button", "Send application");
		await until(page, "the reference", () =>
			/MP-\w{4}-\w{4}/.test(document.querySelector(".reference strong")?.textContent ?? ""),
		);
		expect(page.problems()).toEqual([]);
	});

	test("the estimator computes, asks, compares and shows a working", async () => {
		const before = page.problems().length;
		await page.open("/estimate/?tier=reseller&pu.customers=10&pu.revenue=1000");
		await until(page, "the island", () => document.querySelector(".estimator:not([data-waking])") !== null);
		await page.evaluate(() => {
			const field = document.querySelector<HTMLInputElement>(".number-field input");
			field?.focus();
			field?.select();
		});
		await page.type("20");
		await until(page, "the figure of the field", () =>
			/108,000/.test(document.querySelector(".headline strong")?.textContent ?? ""),
		);
		await page.evaluate(() => document.querySelector<HTMLElement>(".headline strong button")?.focus());
		await page.press("Enter");
		await until(page, "the working", () => document.querySelector(".working h2, .working h3, dialog[open]") !== null);
		await page.press("Escape");
		await page.click("button", "Compare with another");
		await until(page, "a second scenario", () => document.querySelectorAll("article").length === 2);
		await page.click("button", "Copy link");
		await page.click("button", "QR code");
		await until(page, "the code", () => document.querySelector(".qr svg, svg.qr, [role=img]") !== null);
		expect(page.problems().slice(before)).toEqual([]);
	});

	test("the wizard leads to its outcome", async () => {
		const before = page.problems().length;
		await page.open("/find-your-tier/");
		await until(page, "the island", () => document.querySelector("astro-island[ssr]") === null);
		await page.click("a.button", "Yes");
		await until(page, "the outcome", () => /Technology Partner/.test(document.querySelector("h1")?.textContent ?? ""));
		expect(page.problems().slice(before)).toEqual([]);
	});

	test("search finds a section", async () => {
		const before = page.problems().length;
		await page.open("/guide/");
		await until(page, "search is defined", () => Boolean(customElements.get("site-search")));
		await page.press("Control", "k");
		await until(page, "the dialog has the focus", () => document.activeElement?.id === "search-input");
		await page.type("payout");
		await until(page, "a result is shown", () => document.querySelector("dialog[open] ol a strong") !== null);
		await page.press("ArrowDown");
		await page.press("Enter");
		await until(page, "the section is opened", () => location.pathname === "/guide/revenue-sharing/");
		expect(page.problems().slice(before)).toEqual([]);
	});
});

describe("without the functions of 2021", () => {
	if (!chromium112) {
		test.skip("form and estimator, since this engine cannot be had here", () => {});
		return;
	}
	let page: EnginePage;
	onOwnSite(async (address) => {
		page = await openChromium(chromium112, address, takeAwayOlder);
		return page;
	});

	test("the whole form is on one page, with a sentence, and is received", async () => {
		await page.open("/apply/");
		await until(page, "a sentence", () =>
			/met an error/.test(document.querySelector("[role=alert]")?.textContent ?? ""),
		);
		await page.evaluate(
			(given) => {
				for (const [name, answer] of Object.entries(given)) {
					const field = document.getElementById(name);
					if (field && "value" in field) field.value = answer;
				}
				for (const value of ["reseller", "government", "yes"]) {
					document.querySelector<HTMLInputElement>(`form.application input[value=${value}]`)?.click();
				}
			},
			{
				...company,
				company_website: "https://acme.example",
				customer_base: "Forty credit unions",
				revenue_goals: "Two million dollars",
			},
		);
		await page.click("button", "Send application");
		await until(page, "the reference", () =>
			/MP-\w{4}-\w{4}/.test(document.querySelector(".reference strong")?.textContent ?? ""),
		);
	});

	test("the estimator computes, or says that it cannot", async () => {
		await page.open("/estimate/?tier=reseller&pu.customers=10&pu.revenue=1000");
		await until(page, "its figure, or a sentence", () => {
			const isReady = document.querySelector(".estimator:not([data-waking])") !== null;
			const figure = document.querySelector(".headline strong")?.textContent ?? "";
			return (isReady && figure.includes("54,000")) || document.querySelector(".tool-failed [role=alert]") !== null;
		});
	});
});

/** Answers of the first step. */
const company = {
	company_name: "Older Phones Ltd",
	company_website: "acme.example",
	company_country: "XK",
	company_founded: "٢٠١٥",
	contact_name: "Ada Royer",
	contact_email: "ada@acme.example",
};

/** In the page, before its scripts: takes away what came to browsers in 2021 and early in 2022. */
function takeAwayOlder(): void {
	const missing: [object, string[]][] = [
		[String.prototype, ["at", "toWellFormed"]],
		[Array.prototype, ["at", "findLast", "findLastIndex", "toSorted"]],
		[Object, ["hasOwn"]],
		[URL, ["canParse"]],
		[Crypto.prototype, ["randomUUID"]],
		[window, ["structuredClone"]],
	];
	for (const [owner, names] of missing) for (const name of names) Reflect.deleteProperty(owner, name);
}

/** Types answers into the fields of their names. */
async function fill(page: EnginePage, answers: Record<string, string>): Promise<void> {
	await page.evaluate((given) => {
		for (const [name, answer] of Object.entries(given)) {
			const field = document.getElementById(name);
			if (!(field instanceof HTMLElement) || !("value" in field)) throw new Error(`There is no ${name}.`);
			Reflect.set(field, "value", answer);
			field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
		}
	}, answers);
}

/** In the page, before its scripts: takes away what Safari, Chrome or Firefox have had since 2022 or later. */
function takeAway(): void {
	const missing: [object, string[]][] = [
		[URL, ["canParse", "parse"]],
		[String.prototype, ["toWellFormed", "isWellFormed"]],
		[Array.prototype, ["toSorted", "toReversed", "toSpliced", "with", "group", "groupToMap"]],
		[Array, ["fromAsync"]],
		[Object, ["groupBy"]],
		[Map, ["groupBy"]],
		[Promise, ["withResolvers", "try"]],
		[AbortSignal, ["timeout", "any", "abort"]],
		[AbortSignal.prototype, ["throwIfAborted"]],
		[Element.prototype, ["checkVisibility", "setHTML"]],
		[HTMLElement.prototype, ["showPopover", "hidePopover", "togglePopover", "popover"]],
		[HTMLScriptElement, ["supports"]],
		[Document.prototype, ["startViewTransition"]],
		[Intl, ["Segmenter", "DurationFormat"]],
		[Navigator.prototype, ["share", "canShare"]],
		[window, ["navigation", "requestIdleCallback", "scheduler"]],
	];
	for (const [owner, names] of missing) for (const name of names) Reflect.deleteProperty(owner, name);
}
