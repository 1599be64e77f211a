import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A page of plain Markdown, which every documentation site can show. */
export interface PlainPage {
	/** Its address within the guide, without slashes around it. */
	name: string;
	title: string;
	description: string;
	body: string;
}

/** Pages of the navigation under one heading. */
export interface PlainGroup {
	group: string;
	pages: readonly PlainPage[];
}

const fixture = new URL("../../fixtures/", import.meta.url);

/** The guide's text as Markdown, a page for each of its sections, with its diagrams as fences. */
export function guideAsPages(): PlainPage[] {
	const text = readFileSync(new URL("guide.md", fixture), "utf8");
	return text
		.split(/^(?=## )/m)
		.slice(1)
		.map((section) => {
			const [, title = "", body = ""] = /^## (.*)\n([\s\S]*)$/.exec(section) ?? [];
			return {
				name: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
				title,
				description: `${title}: a section of the Partnership Program Guide.`,
				// A page's own title is its first level.
				body: body.replaceAll(/^#(?=#+ )/gm, "").replaceAll(/^---$/gm, ""),
			};
		});
}

const perGroup = 20;
/** On every so many pages there is a diagram. */
const diagramEvery = 14;

/**
 * So many pages with the guide's text, in groups of twenty: titles differ, as do a few words of each page, so that each has a
 * preview image of its own and the index has as many words as a site of that size. Every fourteenth has a diagram of its own.
 */
export function manyPages(count: number): PlainGroup[] {
	const sections = guideAsPages().map((page) => ({
		...page,
		body: page.body.replaceAll(/^```mermaid[\s\S]*?^```$/gm, ""),
	}));
	const pages = Array.from({ length: count }, (_, at): PlainPage => {
		const section = sections[at % sections.length];
		if (!section) throw new Error("The guide's text has no sections.");
		const title = `${section.title} ${at + 1}`;
		const diagram = at % diagramEvery === 0 ? `\n${diagramOf(title)}\n` : "";
		return {
			name: `many/page-${at + 1}`,
			title,
			description: `${title}: a page more, of ${count}.`,
			body: `${wordsOf(at).join(" ")}.\n${diagram}\n${section.body}`,
		};
	});
	return Array.from({ length: Math.ceil(count / perGroup) }, (_, at) => ({
		group: `Group ${at + 1}`,
		pages: pages.slice(at * perGroup, (at + 1) * perGroup),
	}));
}

function diagramOf(title: string): string {
	return `\`\`\`mermaid\nflowchart TD\n  A["${title}"] -->|1 week| B[Review]\n  B --> C{Accepted?}\n  C -->|Yes| D[Onboarding]\n  C -->|No| A\n\`\`\``;
}

const syllables = [
	"ba",
	"co",
	"di",
	"fe",
	"gu",
	"la",
	"mo",
	"ni",
	"pe",
	"ru",
	"sa",
	"to",
	"vi",
	"we",
	"zu",
	"ka",
	"le",
	"mi",
	"no",
	"pu",
];

/** Twelve words out of 8,000, the same for a page whenever they are made. */
function wordsOf(page: number): string[] {
	return Array.from({ length: 12 }, (_, at) => {
		const seed = (page * 12 + at) * 7_919 + 13;
		return [seed, seed / 20, seed / 400].map((part) => syllables[Math.floor(part) % syllables.length]).join("");
	});
}

/** Writes the pages into `folder`, one file each, with what a page has at its top. */
export function writePages(folder: string, pages: readonly PlainPage[], ending: ".md" | ".mdx"): void {
	for (const { name, title, description, body } of pages) {
		const file = join(folder, `${name}${ending}`);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(
			file,
			`---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${body}`,
		);
	}
}
