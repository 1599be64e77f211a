import { JSDOM } from "jsdom";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const group = `<ul class="site-map">
	<li><ul><li><a href="/guide/a/" aria-current="page">A</a></li><li><a href="/guide/b/">B</a></li></ul></li>
	<li><a href="/guide/other/">Other</a></li></ul>`;

/** A busy machine takes its time. */
const slowly = { timeout: 60_000 };
const answers: Response[] = [];
const left: string[] = [];

beforeEach(async () => {
	const { window } = new JSDOM('<closed-group><a href="/guide/a/">Group</a></closed-group>', {
		url: "https://partners.example/guide/",
	});
	vi.stubGlobal("document", window.document);
	vi.stubGlobal("HTMLElement", window.HTMLElement);
	vi.stubGlobal("DOMParser", window.DOMParser);
	vi.stubGlobal("location", { assign: (address: string) => left.push(address) });
	vi.stubGlobal("fetch", async () => answers.shift() ?? Promise.reject(new TypeError("Failed to fetch")));
	vi.resetModules();
	const { ClosedGroup } = await import("#components/theme/sidebar/closed-group.ts");
	window.customElements.define("closed-group", ClosedGroup);
});

afterEach(() => {
	vi.unstubAllGlobals();
	answers.splice(0);
	left.splice(0);
});

const button = () => {
	const found = document.querySelector("button");
	if (!found) throw new Error("The group has no button.");
	return found;
};
const isOpen = () => button().getAttribute("aria-expanded");

test("a group opens and closes in place, with the links that its first page lists, none of them the current one", async () => {
	answers.push(new Response(group));
	expect([button().textContent, isOpen()]).toEqual(["Group", "false"]);
	button().click();
	await vi.waitFor(() => expect(isOpen()).toBe("true"), slowly);
	const list = document.querySelector("closed-group > ul");
	expect([...(list?.querySelectorAll("a") ?? [])].map((link) => link.textContent)).toEqual(["A", "B"]);
	expect(list?.querySelector("[aria-current]")).toBeNull();
	button().click();
	await vi.waitFor(() => expect(isOpen()).toBe("false"), slowly);
	expect(list?.hasAttribute("hidden")).toBe(true);
	expect(document.querySelectorAll("closed-group > ul")).toHaveLength(1);
});

test("a group whose page does not come is gone to", async () => {
	button().click();
	await vi.waitFor(() => expect(left).toEqual(["https://partners.example/guide/a/"]), slowly);
	expect(isOpen()).toBe("false");
});
