import { afterEach, describe, expect, test, vi } from "vitest";
import { copy, copyComing } from "#browser/copy.ts";

afterEach(() => vi.unstubAllGlobals());

const refusal = () => Promise.reject(new DOMException("denied", "NotAllowedError"));

/** A browser's clipboard: what it takes, and what came to lie on it, by type. */
function clipboard({ items = true, texts = true, knowsItems = true } = {}) {
	const held: Record<string, string> = {};
	class Item {
		readonly parts: Record<string, Blob | Promise<Blob>>;
		constructor(parts: Record<string, Blob | Promise<Blob>>) {
			this.parts = parts;
		}
	}
	const write = async ([item]: Item[]) => {
		if (!items) return refusal();
		for (const [type, part] of Object.entries(item?.parts ?? {})) held[type] = await (await part).text();
	};
	const writeText = async (text: string) => {
		if (!texts) return refusal();
		held["text/plain"] = text;
	};
	vi.stubGlobal("navigator", { clipboard: { write, writeText } });
	vi.stubGlobal("ClipboardItem", knowsItems ? Item : undefined);
	return held;
}

const rich = { text: "12%", html: "<b>12%</b>" };
const both = { "text/plain": "12%", "text/html": "<b>12%</b>" };
const plain = { "text/plain": "12%" };

describe("a text is copied", () => {
	test.each([
		["as HTML too where the browser can", {}, rich, both, true],
		["plain where the browser knows no items", { knowsItems: false }, rich, plain, true],
		["plain where the browser refuses HTML", { items: false }, rich, plain, true],
		["plain when there is no HTML", {}, { text: "12%" }, plain, true],
		["not where the browser refuses all", { items: false, texts: false }, rich, {}, false],
	])("%s", async (_, browser, text, expected, succeeded) => {
		const held = clipboard(browser);
		expect(await copy(text)).toBe(succeeded);
		expect(held).toEqual(expected);
	});

	test("not on plain http, where there is no clipboard", async () => {
		vi.stubGlobal("navigator", {});
		expect(await copy(rich)).toBe(false);
		expect(await copyComing(Promise.resolve("12%"))).toBe(false);
	});
});

describe("a text that is still on its way is copied", () => {
	const failing = () => Promise.reject<string>(new Error("offline"));
	test.each([
		["as an item", {}, () => Promise.resolve("12%"), plain, true],
		["as a text where the browser knows no items", { knowsItems: false }, () => Promise.resolve("12%"), plain, true],
		["not when it does not come", {}, failing, {}, false],
		["nor then where the browser knows no items", { knowsItems: false }, failing, {}, false],
		["not when the browser refuses it", { items: false }, () => Promise.resolve("12%"), {}, false],
		["nor when both fail, and nothing is left unhandled", { items: false }, failing, {}, false],
	])("%s", async (_, browser, text, expected, succeeded) => {
		const held = clipboard(browser);
		expect(await copyComing(text())).toBe(succeeded);
		expect(held).toEqual(expected);
	});

	test("from an item made in the press itself, before the text is there", () => {
		clipboard();
		const write = vi.spyOn(navigator.clipboard, "write");
		copyComing(new Promise(() => undefined));
		expect(write).toHaveBeenCalledOnce();
	});
});
