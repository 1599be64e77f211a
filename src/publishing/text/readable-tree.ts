import type { Element, ElementContent, Text } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { elementsIn, hasClass } from "./find-elements.ts";

/** What a reader of text has no use for: controls, navigation, drawings (their text stays). The title is written above already. */
const noText = new Set(
	"script style template svg button dialog nav footer input select textarea summary h1".split(" "),
);

/** What only looks or listens, and what an author keeps out of the text. */
function isForEyes({ properties }: Element): boolean {
	return (
		properties.ariaLive !== undefined ||
		properties.ariaHidden === "true" ||
		properties.dataNoMarkdown !== undefined ||
		hasClass(properties, "sl-anchor-link") ||
		(hasClass(properties, "share-ladder") && properties.dataVariant === "one")
	);
}

/** What an item is not one line with. */
const blocks = new Set(["ul", "ol", "table", "pre"]);

const inline = new Set(["a", "span", "strong", "em", "b", "i", "code", "time", "small"]);

/**
 * Rewrites the content of a page, in place, so that Markdown can say all of it: what style tells apart on the page (columns of a
 * list item, cells with lists, the labels of a form) is told apart by punctuation. Links become full addresses.
 */
export function makeReadable(content: Element, siteUrl: string): void {
	for (const figure of withClass("diagram", content)) showMermaid(figure);
	removeFrom(content);
	// Each step changes what the next one finds, so each looks for its elements anew.
	for (const link of elementsIn(content)) {
		if (link.tagName === "a") makeFull(link, "href", siteUrl);
		if (link.tagName === "img") makeFull(link, "src", siteUrl);
	}
	for (const cell of elementsIn(content)) if (cell.tagName === "td" || cell.tagName === "th") flattenCell(cell);
	for (const list of elementsIn(content)) if (list.tagName === "dl") list.tagName = "ul";
	for (const list of elementsIn(content)) if (list.tagName === "ul") labelDefinitions(list);
	for (const field of elementsIn(content)) if (isField(field)) nameField(field);
	for (const item of elementsIn(content)) if (item.tagName === "li") joinColumns(item);
	for (const parent of [content, ...elementsIn(content)]) {
		listItems(parent);
		separateInline(parent);
	}
}

const element = (tagName: string, children: ElementContent[]): Element => ({
	type: "element",
	tagName,
	properties: {},
	children,
});
const text = (value: string): Text => ({ type: "text", value });

/** Puts the diagram itself before its text, as Mermaid, which Markdown readers draw. */
function showMermaid(figure: Element): void {
	const source = withClass("diagram-source", figure).find(({ tagName }) => tagName === "template");
	if (!source) return;
	const code = element("code", [text(`${textOf(source.content ?? source).trim()}\n`)]);
	code.properties.className = ["language-mermaid"];
	figure.children = [element("pre", [code]), ...figure.children.filter((child) => child !== source)];
}

/** A cell of a Markdown table is one line: its list becomes phrases. */
function flattenCell(cell: Element): void {
	const items = elementsIn(cell).filter(({ tagName }) => tagName === "li");
	if (items.length > 0) cell.children = [text(items.map((item) => textOf(item).trim()).join("; "))];
}

/** Each term and what it means become one line, as the guide writes them: "**Payment**: Upon project completion". */
function labelDefinitions(list: Element): void {
	for (const group of list.children) if (isElement(group) && group.tagName === "div") labelDefinition(group);
}

function labelDefinition(group: Element): void {
	group.tagName = "li";
	group.children = group.children.flatMap((child) => {
		if (child.type !== "element") return [];
		return child.tagName === "dt" ? [element("strong", child.children), text(": ")] : child.children;
	});
}

function isField({ tagName, properties }: Element): boolean {
	return (
		tagName === "fieldset" || tagName === "label" || hasClass(properties, "field") || hasClass(properties, "choice")
	);
}

/** A question of a form becomes a line of what it asks, a group of them a label and a list. */
function nameField(field: Element): void {
	if (field.tagName === "label") {
		const isWhole = elementsIn(field).some(({ tagName }) => tagName === "span");
		if (isWhole) field.tagName = "li";
		return;
	}
	if (field.tagName === "fieldset") {
		field.tagName = "div";
		for (const legend of elementsIn(field)) {
			if (legend.tagName !== "legend") continue;
			legend.tagName = "p";
			legend.children = [element("strong", [text(textOf(legend))])];
		}
		for (const hint of field.children) if (isElement(hint) && hasClass(hint.properties, "hint")) hint.tagName = "p";
		return;
	}
	field.tagName = "li";
}

/** The parts of a list item that style sets apart, as one line: "Reseller: Sales focus, 40–50%". */
function joinColumns(item: Element): void {
	if (elementsIn(item).some(({ tagName }) => blocks.has(tagName))) return;
	const parts = columnsOf(item);
	if (parts.length < 2) {
		const [only] = parts;
		if (only && isBlock(item.children.find(isElement))) item.children = [asInline(only)];
		return;
	}
	item.children = parts.flatMap((part, at) => [...(at > 0 ? [text(at === 1 ? ": " : ", ")] : []), asInline(part)]);
}

/** Elements that are laid out beside or under each other in an item; none when the item is running text. */
function columnsOf(parent: Element): Element[] {
	const children = parent.children.filter((child) => textOf(child).trim() !== "");
	if (!children.every(isElement)) return [];
	return children.flatMap((child) => {
		const inner = child.tagName === "div" || child.tagName === "span" ? columnsOf(child) : [];
		return inner.length > 0 ? inner : [child];
	});
}

function asInline(part: Element): Element {
	if (/^h\d$/.test(part.tagName)) return element("strong", part.children);
	return isBlock(part) ? element("span", part.children) : part;
}

/** Items without a list get one. */
function listItems(parent: Element): void {
	if (["ul", "ol"].includes(parent.tagName)) return;
	const children: ElementContent[] = [];
	for (const child of parent.children) {
		const before = children.at(-1);
		if (!isElement(child) || child.tagName !== "li") children.push(child);
		else if (isElement(before) && before.tagName === "ul") before.children.push(child);
		else children.push(element("ul", [child]));
	}
	parent.children = children;
}

/** Neighbors that style keeps apart on the page get a space between them. */
function separateInline(parent: Element): void {
	parent.children = parent.children.flatMap((child, at, all) => {
		const before = all[at - 1];
		const touches = isElement(child) && inline.has(child.tagName) && isElement(before) && inline.has(before.tagName);
		return touches ? [text(" "), child] : [child];
	});
}

/** Takes out what is no text, and the comments that Astro leaves. */
function removeFrom(parent: Element): void {
	parent.children = parent.children.filter(
		(child) => child.type !== "comment" && !(isElement(child) && (noText.has(child.tagName) || isForEyes(child))),
	);
	for (const child of parent.children) if (isElement(child)) removeFrom(child);
}

function withClass(name: string, parent: Element): Element[] {
	return elementsIn(parent).filter(({ properties }) => hasClass(properties, name));
}

function makeFull(element: Element, name: "href" | "src", siteUrl: string): void {
	if (element.properties[name] === undefined) return;
	const address = URL.parse(String(element.properties[name]), siteUrl);
	if (address) element.properties[name] = address.href;
}

function isElement(node: ElementContent | undefined): node is Element {
	return node?.type === "element";
}

function isBlock(node: Element | undefined): boolean {
	return node !== undefined && !inline.has(node.tagName);
}
