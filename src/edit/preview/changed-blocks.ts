/** A page as it was served, in the parts that are compared. */
export interface ServedPage {
	/** Blocks of the text, as HTML. */
	blocks: readonly string[];
	/** What is read around the text: title, navigation, contents. */
	around: string;
}

/** What only works on a page that is loaded with it: scripts are not run again, and they look for diagrams once. */
const loadedWithPage = "script, style, link, astro-island, figure.diagram";

const textOf = (page: Document) => page.querySelector(".sl-markdown-content");

/** The parts of a page that was served; null for one without a text. Scripts must not have changed it yet. */
export function servedPage(page: Document): ServedPage | null {
	const text = textOf(page);
	if (!text) return null;
	return {
		blocks: [...text.children].map(({ outerHTML }) => outerHTML),
		around: wordsAround(page.documentElement, text).replace(/\s+/g, " "),
	};
}

/**
 * Puts the blocks of `next`, the same page served anew, into the page that is shown, in the place of those that are others by now.
 * `before` is the page as it was served last. Gives what is shown then; null, with nothing changed, where more than blocks of the text is
 * another, so that the page has to be loaded.
 */
export function takeOver(shown: Document, before: ServedPage, next: Document): ServedPage | null {
	const after = servedPage(next);
	const [old, text] = [textOf(shown), textOf(next)];
	if (!after || !old || !text || after.around !== before.around || needsMore(shown, next)) return null;
	// A script has put something beside the blocks: which is which is not known.
	if (old.children.length !== before.blocks.length) return null;
	const [from, same] = equalEnds(before.blocks, after.blocks);
	const gone = [...old.children].slice(from, old.children.length - same);
	const come = [...text.children].slice(from, text.children.length - same);
	if (come.some((block) => block.matches(loadedWithPage) || block.querySelector(loadedWithPage))) return null;
	const place = old.children[from] ?? null;
	for (const block of come) old.insertBefore(shown.adoptNode(block), place);
	for (const block of gone) block.remove();
	return after;
}

/** How many entries of two lists are equal at their beginning, and at their end. */
function equalEnds(a: readonly string[], b: readonly string[]): [number, number] {
	const shortest = Math.min(a.length, b.length);
	let head = 0;
	while (head < shortest && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < shortest - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
	return [head, tail];
}

/** Whether a page comes with styles or scripts that the shown one does not have. */
function needsMore(shown: Document, next: Document): boolean {
	const has = new Set(partsOf(shown));
	return partsOf(next).some((part) => !has.has(part));
}

function partsOf(page: Document): string[] {
	return [...page.querySelectorAll("style, script, link[rel=stylesheet]")].map(
		(part) =>
			part.getAttribute("data-vite-dev-id") ??
			part.getAttribute("src") ??
			part.getAttribute("href") ??
			part.textContent ??
			"",
	);
}

const unread = new Set(["SCRIPT", "STYLE", "TEMPLATE"]);

/** The words of a part of the page, without those of the text. */
function wordsAround(part: Node, text: Element): string {
	if (part === text || unread.has(part.nodeName)) return "";
	return part.nodeValue ?? Array.from(part.childNodes, (inner) => wordsAround(inner, text)).join(" ");
}
