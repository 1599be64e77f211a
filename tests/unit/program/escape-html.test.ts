import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import { expect, test } from "vitest";
import { escapeHtml } from "#program/escape-html.ts";

test("a text with markup stays a text, in an element and in an attribute of either quotes", () => {
	const text = `<b onclick='x("1")'>&amp; "Acme" & Sons' </p>`;
	expect(textOf(fromHtml(`<p>${escapeHtml(text)}</p>`))).toBe(text);
	const [element] = fromHtml(`<p title="${escapeHtml(text)}" lang='${escapeHtml(text)}'></p>`, {
		fragment: true,
	}).children;
	expect(element).toMatchObject({ properties: { title: text, lang: text } });
});
