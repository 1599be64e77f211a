import { describe, expect, test } from "vitest";
import { type EnginePage, until } from "./engine-page.ts";
import { engines } from "./every-engine.ts";
import { onOwnSite } from "./on-own-site.ts";

// Browsers keep pages that are left, and show them again as they were: they have heard of nothing meanwhile.
describe.each(engines)("in %s", (_, openEngine) => {
	// Skipped tests are counted and named in the closing line of the tests.
	if (!openEngine) {
		test.skip("the form that was left, since this engine cannot be had here", () => {});
		return;
	}
	let page: EnginePage;
	onOwnSite(async (address) => {
		page = await openEngine(address);
		return page;
	});

	const form = async () => {
		await until(page, "the form", () => document.querySelector("form.application:not([data-whole])") !== null);
	};
	const type = async (field: string, text: string) => {
		await page.evaluate((id) => document.getElementById(id)?.focus(), field);
		await page.type(text);
	};
	const follow = async (path: string) => {
		await page.evaluate((to) => document.querySelector<HTMLElement>(`header a[href="${to}"]`)?.click(), path);
		await until(page, path, (to) => location.pathname === to && document.readyState === "complete", path);
	};
	const back = async (path: string) => {
		await page.evaluate(() => history.back());
		await until(page, `back at ${path}`, (to) => location.pathname === to, path);
	};

	test("a form that is left and shown again as it was does not write over what was typed since", async () => {
		await page.open("/apply/");
		await form();
		await type("company_name", "Left Ltd");
		await follow("/guide/");
		await follow("/apply/");
		await form();
		await type("contact_name", "Amina Otieno");
		await back("/guide/");
		await back("/apply/");
		await form();
		await until(
			page,
			"what was typed on the other page",
			() => document.querySelector<HTMLInputElement>("#contact_name")?.value === "Amina Otieno",
		);
		await type("contact_role", "Partnerships");
		await page.open("/apply/");
		await form();
		expect(
			await page.evaluate(() =>
				["company_name", "contact_name", "contact_role"].map(
					(id) => document.querySelector<HTMLInputElement>(`#${id}`)?.value,
				),
			),
		).toEqual(["Left Ltd", "Amina Otieno", "Partnerships"]);
	});

	test("a form that was cleared on another page is empty when it is shown again as it was left", async () => {
		await page.open("/apply/");
		await form();
		await type("company_name", "Cleared Ltd");
		await follow("/guide/");
		await follow("/apply/");
		await form();
		await page.evaluate(() => document.querySelector<HTMLElement>(".kept button")?.click());
		await until(page, "the way back", () => document.getElementById("emptied") !== null);
		// The emptied form begins with its first step, which is an entry of its own.
		for (const path of ["/apply/", "/guide/", "/apply/"]) await back(path);
		await form();
		await until(page, "an empty form", () => document.querySelector<HTMLInputElement>("#company_name")?.value === "");
		await type("contact_role", "Somebody else");
		await page.open("/apply/");
		await form();
		expect(await page.evaluate(() => document.querySelector<HTMLInputElement>("#company_name")?.value)).toBe("");
	});
});
