import { withIds } from "#diagrams/finish/ids.ts";
import type { Branch, Outline } from "#diagrams/mermaid/outline/outline.ts";
import { leastWidth, type Turn } from "#diagrams/mermaid/turned.ts";
import type { Diagram, Picture } from "#diagrams/renderer.ts";
import { escapeHtml } from "#program/escape-html.ts";

/** What a figure needs besides its diagram. */
export interface FigureOptions {
	/** Unique on the page: letters, digits and hyphens. */
	id: string;
	/** The Mermaid text, for readers who copy it. */
	source: string;
	/** Mermaid edges and nodes to mark, such as those of a reader's path: `data-lit` on each. */
	lit?: readonly string[] | undefined;
}

/**
 * The figure of a diagram as HTML in one line, so that Markdown takes it as it is: the picture in a box that scrolls, its controls (shown by only where scripts run), and the same content as text, folded.
 */
export function figureHtml(diagram: Diagram, { id, source, lit = [] }: FigureOptions): string {
	const textId = `${id}-text`;
	return [
		`<figure class="diagram not-content" id="${id}"${attributesOf(diagram)}>`,
		boxHtml(diagram, id, lit, textId),
		notesHtml(diagram),
		'<div class="diagram-controls screen-only" hidden>',
		'<button type="button" data-do="enlarge">Enlarge</button>',
		'<button type="button" data-do="copy">Copy Mermaid</button>',
		'<button type="button" data-do="save">Save SVG</button>',
		'<span aria-live="polite" aria-atomic="true"></span>',
		"</div>",
		`<details class="diagram-text" id="${textId}"><summary>${escapeHtml(diagram.title)} as text</summary>${outlineHtml(diagram.outline)}</details>`,
		`<template class="diagram-source">${escapeHtml(source.trim()).replaceAll("\n", "&#10;")}</template>`,
		"</figure>",
	].join("");
}

/** The note on a picture whose layout was changed to fit the page. */
const turnedSentence: Readonly<Record<Turn, string>> = {
	down: "Drawn from top to bottom, to fit the page.",
	across: "Drawn from left to right, to fit the page.",
	rows: "Drawn in rows, to fit the page.",
	narrower: "Drawn narrower, to fit the page.",
};

/** What is said of how the picture is drawn; of each picture, where it is not the same. */
function notesHtml({ turned, narrow }: Diagram): string {
	const note = (turn: Turn | null, attributes: string) =>
		turn ? `<p${attributes}><small>${turnedSentence[turn]}</small></p>` : "";
	if (narrow === null || narrow.turned === turned) return note(turned, "");
	// Search and Markdown are told of one picture.
	return (
		note(turned, ` style="${shown.wide}"`) + note(narrow.turned, `${narrowPart()} data-no-search data-no-markdown`)
	);
}

/** The picture of a diagram alone, where a page says the same beside it. */
export function pictureHtml(diagram: Diagram, { id, lit = [] }: Omit<FigureOptions, "source">): string {
	return `<div class="diagram not-content" id="${id}"${attributesOf(diagram)}>${boxHtml(diagram, id, lit)}</div>`;
}

/** The box with the picture, and beside it the narrow one, of which style shows one by the room that there is (narrow.css). */
function boxHtml(diagram: Diagram, id: string, lit: readonly string[], textId?: string): string {
	// A screen reader offers what is pointed to: the same content in an order that makes sense.
	const details = textId === undefined ? "" : ` aria-details="${textId}"`;
	const drawn = ({ svg }: Picture, prefix: string, attributes: string) =>
		light(withIds(svg, prefix), lit).replace("<svg", `<svg${attributes}${details}`);
	const { narrow } = diagram;
	const pictures = narrow
		? `${drawn(diagram, id, ` style="${shown.wide}"`)}<div${narrowPart(sizesOf(narrow))}>${drawn(narrow, `${id}-narrow`, "")}</div>`
		: drawn(diagram, id, "");
	return `<div class="diagram-box" tabindex="0" role="region" aria-label="${escapeHtml(diagram.title)}">${pictures}</div>`;
}

/** Of two pictures the one that there is room for; without any style, and in a browser that measures no figure, the wide one. */
const shown = { wide: "display:var(--wide,block)", narrow: "display:var(--narrow,none)" };

const narrowPart = (style = ""): string =>
	` class="diagram-narrow" hidden style="${[shown.narrow, style].filter(Boolean).join(";")}"`;

/** How wide the picture is, and the width of a figure below which the narrow one is shown. */
function attributesOf({ narrow, ...wide }: Diagram): string {
	const below = steps.find((step) => 16 * step >= leastWidth(wide)) ?? steps.at(-1);
	return `${narrow ? ` data-narrow-below="${below}"` : ""} style="${sizesOf(wide)}"`;
}

/** Text may shrink with the picture down to 12 px, and not below: then the box scrolls. */
const sizesOf = (picture: Pick<Picture, "width" | "smallestText">): string =>
	`--diagram-width:${rem(picture.width)};--diagram-least:${rem(leastWidth(picture))}`;

/** Widths in rem for which narrow.css has a rule; the last is the page's column on a screen of 1280 px. */
const steps = [22, 26, 30, 34, 38, 42];

const rem = (units: number): string => `${Math.round((units / 16) * 100) / 100}rem`;

function light(svg: string, lit: readonly string[]): string {
	const names = new Set(lit);
	return svg.replace(/ data-(?:node|edge)="([^"]*)"/g, (attribute, name: string) =>
		names.has(name) ? `${attribute} data-lit=""` : attribute,
	);
}

/** The text alternative of a diagram as HTML. */
export function outlineHtml(outline: Outline): string {
	if (outline.kind === "tree") return treeHtml(outline.roots);
	if (outline.kind === "steps") {
		const list = outline.ordered ? "ol" : "ul";
		return `<${list}>${outline.steps.map((step) => `<li>${escapeHtml(step)}</li>`).join("")}</${list}>`;
	}
	const cells = (tag: string, texts: readonly string[]) =>
		texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join("");
	const head = outline.columns.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
	const rows = outline.rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
	return `<div class="diagram-table"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function treeHtml(branches: readonly Branch[]): string {
	const items = branches.map(
		({ text, children }) => `<li>${escapeHtml(text)}${children.length > 0 ? treeHtml(children) : ""}</li>`,
	);
	return `<ul>${items.join("")}</ul>`;
}
