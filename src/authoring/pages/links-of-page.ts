import { type MdastNode, mdxToMdast } from "satteri";
import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import { writtenLinks } from "#diagrams/written-links.ts";
import { pageHead, withoutByteOrderMark, withoutHead } from "./head/head.ts";
import { placeOfNode } from "./page-place.ts";

/** An address that a page names, where it is written. */
export interface PageLink {
	/** As it is written. */
	address: string;
	kind: "link" | "picture" | "film";
	line: number;
	column: number;
}

/** What a tag shows from the address of its `src`, where that is no picture. */
const shownBy = new Map<string, PageLink["kind"]>([
	["iframe", "link"],
	["video", "film"],
	["audio", "film"],
	["source", "film"],
]);

/**
 * Every address that a page's text names: links, pictures, definitions, tags, diagrams, and those of its head that begin with a slash. None while
 * its tags and braces cannot be read.
 */
export function linksOfPage(source: string): PageLink[] {
	const text = withoutByteOrderMark(source);
	try {
		const tree = mdxToMdast(withoutHead(text), { features: { frontmatter: false } });
		return [...linksOfHead(text), ...linksOfNode(tree)];
	} catch {
		// What cannot be read is another finding.
		return [];
	}
}

function linksOfNode(node: MdastNode): PageLink[] {
	const { line, column } = placeOfNode(node);
	if (node.type === "code" && node.lang === "mermaid") {
		// A diagram's first line is below its fence.
		return writtenLinks(node.value).map((link) => ({
			kind: "link",
			address: link.address,
			line: line + link.line,
			column,
		}));
	}
	const own = addressesOf(node).map(([kind, address]): PageLink => ({ kind, address, line, column }));
	const inner = "children" in node ? node.children.flatMap((child: MdastNode) => linksOfNode(child)) : [];
	return [...own, ...inner];
}

function addressesOf(node: MdastNode): [PageLink["kind"], string][] {
	switch (node.type) {
		case "link":
		case "definition":
			return [["link", node.url]];
		case "image":
			return [["picture", node.url]];
		case "mdxJsxFlowElement":
		case "mdxJsxTextElement":
			return node.attributes.flatMap((attribute): [PageLink["kind"], string][] => {
				if (attribute.type !== "mdxJsxAttribute" || typeof attribute.value !== "string") return [];
				if (attribute.name === "href") return [["link", attribute.value]];
				return attribute.name === "src" ? [[shownBy.get(node.name ?? "") ?? "picture", attribute.value]] : [];
			});
		default:
			return [];
	}
}

function linksOfHead(text: string): PageLink[] {
	const head = pageHead(text);
	// Most pages have no slash in these lines, nor an escape that would write one.
	if (head === null || !/[/\\]/.test(head)) return [];
	const lines = new LineCounter();
	const found: PageLink[] = [];
	visit(parseDocument(head, { lineCounter: lines }), {
		Scalar: (_, node) => {
			if (!isScalar(node) || typeof node.value !== "string" || !/^\/[^/\s]/.test(node.value)) return;
			const { line, col } = lines.linePos(node.range?.[0] ?? 0);
			found.push({ kind: "link", address: node.value, line: line + 1, column: col });
		},
	});
	return found;
}
