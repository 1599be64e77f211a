import { expect, test } from "vitest";
import { oneSheet, sheetsOf, withOneSheet } from "#publishing/bundle/one-sheet.ts";

const page = (...addresses: string[]) =>
	`<head><link rel="stylesheet" href="/p/_astro/print.css" media="print">${addresses
		.map((address) => `<link rel="stylesheet" href="${address}">`)
		.join("")}</head>`;
const frame = ["/p/_astro/base.css", "/p/_astro/theme.css"];
const textOf = (address: string) => `/* ${address} */`;

test("the style sheets of every page are one, in their order, and those of one page follow", () => {
	expect(sheetsOf(page(...frame))).toEqual(frame);
	const { address, text } = oneSheet(frame, textOf);
	expect(address).toMatch(/^\/p\/_astro\/site\.[\w-]{8}\.css$/);
	expect(text).toBe("/* /p/_astro/base.css */\n/* /p/_astro/theme.css */");
	expect(withOneSheet(page(...frame), frame, address)).toBe(page(address));
	expect(withOneSheet(page(...frame, "/p/_astro/tool.css"), frame, address)).toBe(page(address, "/p/_astro/tool.css"));
});

test("a page that begins with other style sheets keeps them", () => {
	const other = page("/p/_astro/base.css", "/p/_astro/embed.css");
	expect(withOneSheet(other, frame, "/p/_astro/site.css")).toBe(other);
	expect(withOneSheet("<head></head>", frame, "/p/_astro/site.css")).toBe("<head></head>");
});

test("the file has another name when a style sheet has changed", () => {
	const changed = oneSheet(frame, (address) => `${textOf(address)} `);
	expect(changed.address).not.toBe(oneSheet(frame, textOf).address);
});
