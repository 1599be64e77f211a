import type { Element, Root, RootContent } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { firstIn, firstNamed, hasClass } from "./find-elements.ts";

/** A section of a page: from one heading to the next. */
export interface PageSection {
	url: string;
	page: string;
	section: string;
	text: string;
}

/** The sections of a page at `address`; what is written before the first heading belongs to the page itself. */
export function sectionsOf(tree: Root, address: string): PageSection[] {
	const main = firstNamed(tree, "main");
	const heading = main && firstNamed(main, "h1");
	const content = main && firstIn(main, ({ properties }) => hasClass(properties, "sl-markdown-content"));
	if (!heading || !content) return [];
	const page = tidy(textOf(heading));
	const sections: PageSection[] = [{ url: address, page, section: page, text: "" }];
	for (const node of content.children) {
		const title = headingIn(node);
		if (title) {
			sections.push({ url: `${address}#${title.properties.id}`, page, section: tidy(textOf(title)), text: "" });
		} else {
			const last = sections.at(-1);
			if (last) last.text = tidy(`${last.text} ${spacedText(node)}`);
		}
	}
	return sections;
}

function headingIn(node: RootContent): Element | undefined {
	if (node.type !== "element") return undefined;
	return isTitle(node) ? node : firstIn(node, isTitle);
}

function isTitle({ tagName, properties }: Element): boolean {
	return /^h[2-4]$/.test(tagName) && properties.id !== undefined;
}

/** What search does not read: scripts, drawings, controls, and the name of a folded text. */
const silent = ["script", "style", "svg", "template", "button", "summary"];
/** Elements that are a line of their own. */
const lines = new Set(["li", "dd", "p", "td", "th", "tr", "caption", "h5", "figure"]);

/** Text in which lines end with a dot in the middle and a term with a colon, so that cells and list items do not run together. */
function spacedText(node: RootContent): string {
	if (node.type === "text") return node.value;
	if (node.type !== "element" || silent.includes(node.tagName)) return "";
	if (node.properties.ariaHidden === "true" || node.properties.dataNoSearch !== undefined) return "";
	const text = isColumns(node)
		? node.children.map(spacedText).filter(Boolean).join(": ")
		: node.children.map(spacedText).join(" ");
	if (text.trim() === "") return "";
	return node.tagName === "dt" ? `${text.trim()}: ` : lines.has(node.tagName) ? `${text} · ` : text;
}

/** Whether an item's words are set in columns, each an inline element of its own: a thing and what it pays. */
function isColumns({ tagName, children }: Element): boolean {
	const parts = children.filter((child) => child.type !== "text" || child.value.trim() !== "");
	return (
		tagName === "li" && parts.length === 2 && parts.every((part) => part.type === "element" && part.tagName === "span")
	);
}

const tidy = (text: string) =>
	text
		.replace(/\s+/g, " ")
		.replace(/( ·)+(?= ·)|^( ·)+ ?|( ·)+ ?$/g, "")
		.replace(/ ([,:;.])/g, "$1")
		.trim();
