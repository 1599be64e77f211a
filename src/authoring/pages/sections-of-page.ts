import GithubSlugger from "github-slugger";
import { type MdastNode, mdxToMdast } from "satteri";
import { withoutByteOrderMark, withoutHead } from "./head/head.ts";
import { placeOfNode } from "./page-place.ts";

/** The sections of a page. */
export interface Sections {
	/** The line of each by its id, which the page's address ends with behind a #. */
	lines: ReadonlyMap<string, number>;
	/** Whether there may be others: components make some, and what a heading says by a component is known when the site is built. */
	mayHaveOthers: boolean;
}

/** Names by which a page leads to its top, and the notes at its foot (GitHub's Markdown). */
const always = /^(?:top|_top|footnote-label|user-content-.*)$/;

/**
 * The sections that a page's own text makes, with the ids that the site gives its headings. `makesIds` says of a component whether it
 * makes sections whose names are not in its own file. A page whose tags and braces cannot be read may have any.
 */
export function sectionsOfPage(source: string, makesIds: (component: string) => boolean): Sections {
	const lines = new Map<string, number>();
	const slugger = new GithubSlugger();
	let mayHaveOthers = false;
	const visit = (node: MdastNode) => {
		if (node.type === "heading") {
			const text = textOf(node);
			// The site writes dashes and dots of typewriters as print does, which changes the id.
			if (text === null || /--|\.\.\./.test(text)) mayHaveOthers = true;
			else lines.set(slugger.slug(text), placeOfNode(node).line);
		}
		if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
			if (node.name !== null && makesIds(node.name)) mayHaveOthers = true;
			for (const attribute of node.attributes) {
				if (attribute.type !== "mdxJsxAttribute" || attribute.name !== "id") continue;
				if (typeof attribute.value === "string") lines.set(attribute.value, placeOfNode(node).line);
				else mayHaveOthers = true;
			}
		}
		if ("children" in node) for (const child of node.children) visit(child);
	};
	try {
		visit(mdxToMdast(withoutHead(withoutByteOrderMark(source)), { features: { frontmatter: false } }));
	} catch {
		// What cannot be read is another finding.
		mayHaveOthers = true;
	}
	return { lines, mayHaveOthers };
}

/** Whether a page surely has no section of that id. */
export function lacks({ lines, mayHaveOthers }: Sections, id: string): boolean {
	return !mayHaveOthers && id !== "" && !always.test(id) && !lines.has(id);
}

/** What a heading says; null where a component or an expression says a part of it. */
function textOf(node: MdastNode): string | null {
	if (node.type.startsWith("mdx")) return null;
	if ("value" in node && typeof node.value === "string") return node.value;
	if (!("children" in node)) return "";
	const parts = node.children.map((child: MdastNode) => textOf(child));
	return parts.includes(null) ? null : parts.join("");
}
