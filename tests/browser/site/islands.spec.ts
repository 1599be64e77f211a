// What a server renders of a tool and what script makes of it must be one and the same: where they differ, script takes the page's
// markup over as it is, and says nothing. So a tool that was taken over is held against the same tool drawn from nothing beside it.
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const scenario = "tier=reseller&months=24&start=2027-04&pu.customers=10&pu.new=2.5&pu.churn=1.5&pu.revenue=1000";
const second =
	"b.name=A+%26+B&b.tier=integrator&b.currency=KES&b.im.projects=6&b.im.fee=50000&b.rf.referrals=8&b.rf.value=20000";

for (const address of [
	"/estimate/",
	`/estimate/?${scenario}&name=Nairobi+%3Cb%3E&by=Amina&sent=2026-11-25`,
	`/estimate/?${scenario}&${second}`,
	`/estimate/?${scenario.replaceAll("&", "&amp;")}`,
	`/estimate/?v=1&terms=1.0&tier=nobody&pu.customers=x`,
	`/embed/estimate/?${scenario}`,
	"/estimate/links/",
	"/find-your-tier/",
	"/find-your-tier/yes/",
	"/find-your-tier/no/no/yes/",
	"/apply/",
]) {
	test(`a tool that came with its page is the tool that script draws: ${address}`, async ({ page }) => {
		await page.goto(address);
		await isThere(page, 1);
		await drawBeside(page);
		await isThere(page, 2);
		await expect(async () => {
			const [came, drawn] = await markups(page);
			expect(came).toBe(drawn);
		}).toPass();
	});
}

async function isThere(page: Page, count: number): Promise<void> {
	await expect(page.locator("astro-island:not([ssr])")).toHaveCount(count);
	await expect(page.locator("[data-waking]")).toHaveCount(0);
}

/** Puts a second island after the first, the same but empty. */
async function drawBeside(page: Page): Promise<void> {
	await page.locator("astro-island").evaluate((island) => {
		const another = island.cloneNode();
		if (!(another instanceof Element)) throw new Error("An island is no element.");
		another.setAttribute("ssr", "");
		another.removeAttribute("await-children");
		const inner = island.querySelector("astro-slot");
		if (inner) {
			const template = document.createElement("template");
			template.dataset.astroTemplate = "";
			template.innerHTML = inner.innerHTML;
			another.append(template);
		}
		island.after(another);
	});
}

/** The markup of each island, but for what a field holds, which script sets without an attribute. */
function markups(page: Page): Promise<string[]> {
	return page.locator("astro-island").evaluateAll((islands) => {
		const written = (node: Node): string => {
			if (node instanceof Text) return node.data;
			if (!(node instanceof Element)) return "";
			const held = new Set(node.matches("input, option, select") ? ["value", "checked", "selected"] : []);
			const attributes = [...node.attributes]
				.filter(({ name }) => !held.has(name))
				// What the server and script write alike, a browser keeps in its own way.
				.map(({ name, value }) =>
					name === "style" && node instanceof HTMLElement ? ` style="${node.style.cssText}"` : ` ${name}="${value}"`,
				)
				.sort();
			const inner = node instanceof HTMLTextAreaElement ? node.value : [...node.childNodes].map(written).join("");
			return `<${node.localName}${attributes.join("")}>${inner}</${node.localName}>\n`;
		};
		const value = (field: HTMLInputElement | HTMLSelectElement) => `${field.name} ${field.value}`;
		const values = (island: Element) =>
			[...island.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")].map(value).join("\n");
		return islands.map((island) => [...island.childNodes].map(written).join("") + values(island));
	});
}
