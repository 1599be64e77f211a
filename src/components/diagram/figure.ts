import { withIds } from "#diagrams/finish/ids.ts";
import type { Branch, Outline } from "#diagrams/mermaid/outline/outline.ts";
import { leastWidth, type Turn } from "#diagrams/mermaid/turned.ts";
import type { Diagram } from "#diagrams/renderer.ts";
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
		`<figure class="diagram not-content" id="${id}" style="${sizeOf(diagram)}">`,
		boxHtml(diagram, id, lit, textId),
		diagram.turned ? `<p><small>${turnedSentence[diagram.turned]}</small></p>` : "",
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

/** The picture of a diagram alone, where a page says the same beside it. */
export function pictureHtml(diagram: Diagram, { id, lit = [] }: Omit<FigureOptions, "source">): string {
	return `<div class="diagram not-content" id="${id}" style="${sizeOf(diagram)}">${boxHtml(diagram, id, lit)}</div>`;
}

function boxHtml(diagram: Diagram, id: string, lit: readonly string[], textId?: string): string {
	const drawn = light(withIds(diagram.svg, id), lit);
	// A screen reader offers what is pointed to: the same content in an order that makes sense.
	const svg = textId === undefined ? drawn : drawn.replace("<svg", `<svg aria-details="${textId}"`);
	return `<div class="diagram-box" tabindex="0" role="region" aria-label="${escapeHtml(diagram.title)}">${svg}</div>`;
}

function sizeOf(diagram: Diagram): string {
	// Text may shrink with the picture down to 12 px, and not below: then the box scrolls.
	return `--diagram-width:${rem(diagram.width)};--diagram-least:${rem(leastWidth(diagram))}`;
}

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
