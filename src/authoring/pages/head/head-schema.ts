import * as z from "zod";
import { tierKeys } from "#program/facts/keys.ts";

/** A text that is shown as it is written, with no Markdown in it. */
const text = z
	.string()
	.trim()
	.min(1)
	.refine((value) => !/\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\)/.test(value), {
		message: 'signs of Markdown are shown as they are written here; a line above the page takes <a href="…"> and <b>',
	});

const link = z
	.string()
	.regex(
		/^(?:\/(?!\/)|#|https:\/\/|mailto:)/,
		"write an address of the site, such as /guide/support/, or one that begins with https:// or mailto:",
	);

const waysOn = "write false for none, the words of the link, or { link: /guide/support/, label: Support }";
const wayOn = z.union(
	[
		z.literal(false),
		text.refine((words) => !/^(?:\/|https?:|[a-z0-9-]+(?:\/[a-z0-9-]+)+\/?$)/.test(words), { message: waysOn }),
		z.strictObject({ link: link.describe("Address that it leads to"), label: text.describe("Words of the link") }),
	],
	waysOn,
);

const headingLevel = z.int().min(2).max(6).optional();

/** What a page may say of itself, all of which the site shows or heeds: of the theme's own lines those alone. */
const headLines = z.strictObject({
	title: text.describe("Title of the page"),
	description: text.describe("What the page says, in one sentence; search engines and previews show it"),
	draft: z.boolean().optional().describe("Whether the page is seen while it is written, and not published yet"),
	banner: z
		.strictObject({
			content: text
				.refine((line) => !/\shref=(?!")/.test(line), {
					message: 'the address of a link stands in straight quotation marks, such as <a href="/guide/changes/">',
				})
				.describe("The line's text"),
		})
		.optional()
		.describe("A line above the page"),
	tier: z
		.enum(tierKeys)
		.optional()
		.describe(
			"The tier that the page is about: title and description may name {number}, {name}, {title}, {focus}, {overview}",
		),
	template: z.enum(["doc", "splash"]).optional().describe("doc for a page with navigation, splash for one without"),
	hero: z
		.strictObject({
			title: text.optional().describe("Large title, in place of the page's own"),
			tagline: text.optional().describe("A sentence below it"),
			actions: z
				.array(
					z.strictObject({
						text: text.describe("Words of the button"),
						link: link.describe("Address that it leads to"),
						variant: z.enum(["primary", "secondary"]).optional().describe("primary for the one that matters most"),
					}),
				)
				.optional()
				.describe("Buttons"),
		})
		.optional()
		.describe("First screen of the page"),
	lastUpdated: z
		.union([z.literal(false), z.iso.date()], "write a day as year-month-day, such as 2026-02-28, or false for none")
		.optional()
		.describe("Day that the page names as its last change, in place of the one that Git knows"),
	prev: wayOn.optional().describe("Link below the page to the one before"),
	next: wayOn.optional().describe("Link below the page to the next one"),
	sidebar: z
		.strictObject({
			label: text.optional().describe("Shorter title for the navigation"),
			badge: text.optional().describe("A word or two behind it, such as New"),
		})
		.optional()
		.describe("The page in the navigation; its place is in navigation.yaml"),
	tableOfContents: z
		.union(
			[z.literal(false), z.strictObject({ minHeadingLevel: headingLevel, maxHeadingLevel: headingLevel })],
			"write false for none, or { minHeadingLevel: 2, maxHeadingLevel: 4 }",
		)
		.optional()
		.describe("The list “On this page”"),
	head: z
		.array(
			z.strictObject({
				tag: z.enum(["meta", "link"]).describe("Name of the tag"),
				attrs: z.record(z.string(), z.union([z.string(), z.boolean()], "write a text")).describe("Its attributes"),
			}),
		)
		.optional()
		.describe("Tags for search engines, such as a proof that the site is yours"),
});

/** The data of a page between two lines of --- at its top. A misspelled line is named and not passed over. */
export const headSchema = headLines.superRefine(({ template, hero }, context) => {
	if (template !== "splash" || hero) return;
	const message = "splash shows no title of its own: write a hero with the title below it, or take the line out";
	context.addIssue({ code: "custom", path: ["template"], message });
});

/** Those lines of a page's head that may name facts. */
export const headTextsSchema = headLines.pick({ title: true, description: true, tier: true }).strip();
