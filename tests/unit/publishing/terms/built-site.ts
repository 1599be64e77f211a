import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { select, selectAll } from "hast-util-select";
import { toString as textOf } from "hast-util-to-string";
import { JSDOM } from "jsdom";
import * as z from "zod";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";

/** What readers are told, apart: as what holds, and as what is announced. */
export interface Told {
	inForce: string;
	announced: string;
}

/** A page of a built site. */
export interface BuiltPage {
	/** Everything that is read on it, in its head and around its content, too. */
	whole: Told;
	/** Its content alone. */
	content: Told;
	isIndexed: boolean;
}

const entrySchema = z.object({ url: z.string(), page: z.string(), section: z.string(), text: z.string() });

/** A built site as its files tell it; held in memory, since another build takes their place. */
export interface BuiltSite {
	pages: ReadonlyMap<string, BuiltPage>;
	/** Copies for machines: Markdown and llms.txt. */
	copies: ReadonlyMap<string, string>;
	data: ReadonlyMap<string, string>;
	/** Every section that a search can find. */
	found: z.infer<typeof entrySchema>[];
	/** Each version with the items of its entry. */
	feed: { title: string; updated: string; items: string[] }[];
	sitemap: string[];
	/** The facts that the estimator's page hands to its script. */
	estimator: EstimatorFacts;
}

const estimatorSchema = z.looseObject({
	facts: z.custom<EstimatorFacts>(
		(facts) => z.looseObject({ terms: z.array(z.unknown()).min(1) }).safeParse(facts).success,
	),
});

/** Reads the built site in a folder. */
export function readBuiltSite(client: string): BuiltSite {
	const files = readdirSync(client, { recursive: true, encoding: "utf8" }).sort();
	const read = (file: string) => readFileSync(join(client, file), "utf8");
	const texts = (pattern: RegExp) =>
		new Map(files.filter((file) => pattern.test(file)).map((file) => [file, read(file)]));
	const html = texts(/\.html$/);
	const pages = [...html].map(([file, text]) => [file, pageOf(fromHtml(text))] as const);
	const estimate = fromHtml(html.get("estimate/index.html") ?? "");
	return {
		pages: new Map(pages),
		copies: texts(/\.md$|^llms\.txt$/),
		data: texts(/^program\/.*\.json$/),
		found: [...texts(/^search\/[^/]+\/sections-\d+\.json$/).values()].flatMap((text) =>
			z.array(entrySchema).parse(JSON.parse(text)),
		),
		feed: feedOf(read("guide/changes.xml")),
		sitemap: [...read("sitemap-0.xml").matchAll(/<loc>https:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = ""]) => path),
		estimator: estimatorFactsOf(estimate),
	};
}

const spoken = ["content", "alt", "title", "ariaLabel", "placeholder", "summary"];

function pageOf(page: Root): BuiltPage {
	const content = select(".sl-markdown-content", page);
	const robots = select("meta[name=robots]", page)?.properties.content;
	return { whole: toldBy(page), content: toldBy(content ?? page), isIndexed: !String(robots).includes("noindex") };
}

function toldBy(node: Nodes): Told {
	const told = { inForce: "", announced: "" };
	walk(node, "inForce");
	return { inForce: oneLine(told.inForce), announced: oneLine(told.announced) };

	function walk(within: Nodes, as: keyof Told): void {
		if (within.type === "text") told[as] += within.value;
		if (within.type === "element" && (within.tagName === "script" || within.tagName === "style")) return;
		const here = within.type === "element" && isAnnounced(within) ? "announced" : as;
		if (within.type === "element") {
			for (const name of spoken) if (name in within.properties) told[here] += ` ${within.properties[name]} `;
			if (/^(p|li|dt|dd|td|th|div|h\d|br|section|option|text|tspan)$/.test(within.tagName)) told[here] += " ";
		}
		if ("children" in within) for (const child of within.children) walk(child, here);
	}
}

function isAnnounced({ properties }: Element): boolean {
	const names = Array.isArray(properties.className) ? properties.className : [];
	return "dataComing" in properties || names.includes("announced-terms");
}

function feedOf(text: string): BuiltSite["feed"] {
	const { document } = new JSDOM(text, { contentType: "application/xml" }).window;
	return [...document.getElementsByTagName("entry")].map((entry) => {
		const inside = (name: string) => entry.getElementsByTagName(name)[0]?.textContent ?? "";
		// The content of an entry is HTML, written as text.
		const items = selectAll("li, p", fromHtml(inside("content"), { fragment: true })).map((item) => textOf(item));
		return { title: inside("title"), updated: inside("updated"), items };
	});
}

function estimatorFactsOf(page: Root): EstimatorFacts {
	for (const island of selectAll("astro-island", page)) {
		const props = estimatorSchema.safeParse(handed(JSON.parse(String(island.properties.props))));
		if (props.success) return props.data.facts;
	}
	throw new Error("The estimator's page has no facts.");
}

/** A value as Astro hands it to a script: each is a pair of its kind (1 is a list) and what it holds. */
function handed(value: unknown): unknown {
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, pair]) => [key, ofPair(pair)]));
}

function ofPair(pair: unknown): unknown {
	const [kind, held] = z
		.tuple([z.number(), z.unknown()])
		.or(z.tuple([z.number()]))
		.parse(pair);
	return kind === 1 ? z.array(z.unknown()).parse(held).map(ofPair) : handed(held);
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, " ");
}
