import { expect, test } from "vitest";
import { inWords } from "#authoring/faults/words.ts";
import { headFaults } from "#authoring/pages/head/head.ts";

/** What is said of a head with these lines below its title and description, the first of which is the fourth of the page. */
const saidOf = (...lines: string[]) =>
	headFaults(["---", "title: Page", "description: What it says.", ...lines, "---", ""].join("\n"), "page.mdx").map(
		inWords,
	);

test("every line that a page may have at its top is taken", () => {
	expect(
		saidOf(
			"draft: true",
			"tier: reseller",
			"template: splash",
			"lastUpdated: 2028-02-29",
			"banner: { content: 'New: <a href=\"/guide/changes/\">terms</a>' }",
			"hero: { title: Big, tagline: Small, actions: [{ text: Apply, link: /apply/, variant: primary }] }",
			"prev: false",
			"next: { link: /apply/, label: Apply }",
			"sidebar: { label: Short, badge: New }",
			"tableOfContents: { maxHeadingLevel: 4 }",
			"head: [{ tag: meta, attrs: { name: robots, content: noindex } }]",
		),
	).toEqual([]);
	expect(saidOf("lastUpdated: false", 'next: "Read on"', "tableOfContents: false")).toEqual([]);
});

test.each([
	[
		"a day that no calendar has",
		"lastUpdated: 2026-02-30",
		"4:14: lastUpdated must be a day of the calendar as year-month-day, such as 2024-12-21. It is 2026-02-30.",
	],
	["a day written otherwise", "lastUpdated: 03.02.2026", "4:14: lastUpdated must be a day of the calendar"],
	[
		"a day that is left open",
		"lastUpdated: true",
		"4:14: lastUpdated cannot be used: write a day as year-month-day, such as 2026-02-28, or false for none. It is true.",
	],
	["a value of the navigation", "sidebar: Short", "4:10: sidebar must be a group of keys"],
	[
		"an order in the navigation",
		"sidebar: { order: 3 }",
		"4:12: sidebar.order is not a key here. Check the spelling or remove it. These are: label, badge.",
	],
	[
		"an address in place of words",
		"prev: /guide/support/",
		"4:7: prev cannot be used: write false for none, the words of the link",
	],
	["a way on without its words", "next: { link: /apply/ }", "4:7: next.label is missing."],
	[
		"a first screen",
		"hero: { titel: Big }",
		"4:9: hero.titel is not a key here. Check the spelling or remove it. These are: title, tagline, actions.",
	],
	[
		"an action without its link",
		"hero: { actions: [{ text: Apply }] }",
		"4:19: link of entry 1 of hero.actions is missing.",
	],
	[
		"an action's link",
		"hero: { actions: [{ text: Apply, link: apply }] }",
		"4:40: link of entry 1 of hero.actions is not written as it should be: write an address of the site, such as /guide/support/",
	],
	["a line above the page", "banner: New terms", "4:9: banner must be a group of keys"],
	[
		"Markdown in the line above the page",
		'banner: { content: "**New** [terms](/guide/changes/)" }',
		"4:20: banner.content cannot be used: signs of Markdown are shown as they are written here",
	],
	[
		"a link in curly quotation marks",
		"banner: { content: '<a href=“/guide/”>New</a>' }",
		"4:20: banner.content cannot be used: the address of a link stands in straight quotation marks",
	],
	["Markdown in a title", 'sidebar: { label: "**Short**" }', "4:19: sidebar.label cannot be used: signs of Markdown"],
	[
		"a tag of the page's head",
		"head: [{ tag: script, content: alert(1) }]",
		"4:15: tag of entry 1 of head must be one of meta, link. It is script.",
	],
	[
		"a list beside the page",
		"tableOfContents: { maxHeadingLevel: 9 }",
		"4:37: tableOfContents.maxHeadingLevel must be at most 6. It is 9.",
	],
	[
		"a list beside the page that is none",
		"tableOfContents: no",
		"4:18: tableOfContents cannot be used: write false for none, or { minHeadingLevel: 2, maxHeadingLevel: 4 }",
	],
	["a kind of page", "template: wide", "4:11: template must be one of doc, splash. It is wide."],
	[
		"a page that would have no title",
		"template: splash",
		"4:11: template cannot be used: splash shows no title of its own",
	],
	["a line that has no effect", "editUrl: false", "4:1: editUrl is not a key here."],
	["a line that search does not read", "pagefind: false", "4:1: pagefind is not a key here."],
])("%s is told in words with its place", (_, line, said) => {
	expect(saidOf(line)[0]).toContain(`page.mdx:${said}`);
});
