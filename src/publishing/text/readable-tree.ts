import type { Element, ElementContent, Text } from "hast";
import { matches, select, selectAll } from "hast-util-select";
import { toString as textOf } from "hast-util-to-string";

/** What a reader of text has no use for: controls, navigation, drawings (their text stays), and what only looks or listens. */
const noText =
	"script, style, template, svg, button, dialog, nav, footer, input, select, textarea, summary, [aria-live], [aria-hidden=true], [data-no-markdown], .sl-anchor-link, .share-ladder[data-variant=one]";

const inline = new Set(["a", "span", "strong", "em", "b", "i", "code", "time", "small"]);

/**
 * Rewrites the content of a page, in place, so that Markdown can say all of it: what style tells apart on the page (columns of a
 * list item, cells with lists, the labels of a form) is told apart by punctuation. Links become full addresses.
 */
export function makeReadable(content: Element, siteUrl: string): void {
	for (const source of selectAll(".diagram", content)) showMermaid(source);
	// The title is written above the content already.
	const dropped = new Set([...selectAll(noText, content), ...selectAll("h1", content)]);
	removeFrom(content, dropped);
	for (const link of selectAll("a[href], img[src]", content)) {
		const name = link.tagName === "a" ? "href" : "src";
		const address = URL.parse(String(link.properties[name]), siteUrl);
		if (address) link.properties[name] = address.href;
	}
	for (const cell of selectAll("td, th", content)) flattenCell(cell);
	for (const list of selectAll("dl", content)) list.tagName = "ul";
	for (const group of selectAll("ul > div", content)) labelDefinition(group);
	for (const field of selectAll("fieldset, .field, .choice, label", content)) nameField(field);
	for (const item of selectAll("li", content)) joinColumns(item);
	for (const parent of [content, ...selectAll("*", content)]) {
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
	const source = select("template.diagram-source", figure);
	if (!source) return;
	const code = element("code", [text(`${textOf(source.content ?? source).trim()}\n`)]);
	code.properties.className = ["language-mermaid"];
	figure.children = [element("pre", [code]), ...figure.children.filter((child) => child !== source)];
}

/** A cell of a Markdown table is one line: its list becomes phrases. */
function flattenCell(cell: Element): void {
	const items = selectAll("li", cell);
	if (items.length > 0) cell.children = [text(items.map((item) => textOf(item).trim()).join("; "))];
}

/** A term and what it means become one line, as the guide writes them: "**Payment**: Upon project completion". */
function labelDefinition(group: Element): void {
	group.tagName = "li";
	group.children = group.children.flatMap((child) => {
		if (child.type !== "element") return [];
		return child.tagName === "dt" ? [element("strong", child.children), text(": ")] : child.children;
	});
}

/** A question of a form becomes a line of what it asks, a group of them a label and a list. */
function nameField(field: Element): void {
	if (field.tagName === "label") {
		const isWhole = select("span", field) !== null;
		if (isWhole) field.tagName = "li";
		return;
	}
	if (field.tagName === "fieldset") {
		field.tagName = "div";
		for (const legend of selectAll("legend", field)) {
			legend.tagName = "p";
			legend.children = [element("strong", [text(textOf(legend))])];
		}
		for (const hint of field.children) if (isElement(hint) && matches(".hint", hint)) hint.tagName = "p";
		return;
	}
	field.tagName = "li";
}

/** The parts of a list item that style sets apart, as one line: "Reseller: Sales focus, 40–50%". */
function joinColumns(item: Element): void {
	if (selectAll("ul, ol, table, pre", item).length > 0) return;
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

/** Takes out elements, the comments that React and Astro leave, and what is hidden. */
function removeFrom(parent: Element, dropped: ReadonlySet<Element>): void {
	parent.children = parent.children.filter(
		(child) => child.type !== "comment" && !(child.type === "element" && dropped.has(child)),
	);
	for (const child of parent.children) if (child.type === "element") removeFrom(child, dropped);
}

function isElement(node: ElementContent | undefined): node is Element {
	return node?.type === "element";
}

function isBlock(node: Element | undefined): boolean {
	return node !== undefined && !inline.has(node.tagName);
}
