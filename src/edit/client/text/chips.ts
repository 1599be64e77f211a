import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";
import { siteReady } from "#edit/client/app/site-ready.ts";
import { propsOfNode } from "#edit/document/schema.ts";

const shown = new Map<string, Promise<string>>();

/** What a component shows on the page, as text; "" when it cannot be shown. */
export function shownText(name: string, props: Readonly<Record<string, string | null>>): Promise<string> {
	const given = Object.entries(props).map(([key, value]) => [key, value ?? ""]);
	const address = `/__component?${new URLSearchParams([["name", name], ...given])}`;
	const known = shown.get(address);
	if (known) return known;
	const text = asked(address)
		.then((html) => {
			const { body } = new DOMParser().parseFromString(html, "text/html");
			for (const part of body.querySelectorAll("script, style, link, template, [hidden], details")) part.remove();
			// A diagram says in one sentence what it shows; its parts one after the other say nothing.
			for (const picture of body.querySelectorAll("svg:has(desc)"))
				picture.replaceChildren(picture.querySelector("desc") ?? "");
			for (const part of body.querySelectorAll("li, p, td, th, dt, dd, h2, h3, tr, title, desc, text"))
				part.append(" ");
			// What stands beside or below another on the page is no one word with it.
			for (const part of body.querySelectorAll("body * > * + *"))
				if (part.previousSibling === part.previousElementSibling) part.before(" ");
			return (body.textContent ?? "").replace(/\s+/g, " ").trim();
		})
		.catch(() => {
			// Asked again by the next view: the site may have been starting.
			shown.delete(address);
			return "";
		});
	shown.set(address, text);
	return text;
}

/** Two at a time, so that a page with many components leaves connections for all else. */
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];

function asked(address: string): Promise<string> {
	const html = (lanes.shift() ?? Promise.resolve()).then(async () => {
		const fault = await siteReady();
		if (fault) throw new Error(fault);
		const response = await fetch(address);
		if (!response.ok) throw new Error(response.statusText);
		return response.text();
	});
	lanes.push(html.catch(() => ""));
	return html;
}

/** Facts have changed: chips are asked anew. */
export function forgetShown(): void {
	shown.clear();
}

/** "TierComparison" as "Tier comparison". */
export function inWords(name: string): string {
	const words = name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
	return words;
}

/** The view of a component: inside a sentence its value, as a block its name and the beginning of what it shows. */
export function componentView(node: Node): NodeView {
	const inline = node.isInline;
	const dom = document.createElement(inline ? "span" : "div");
	dom.className = inline ? "chip" : "card";
	const name = String(node.attrs.name);
	const label = document.createElement(inline ? "span" : "strong");
	label.textContent = inWords(name);
	dom.append(label);
	dom.title = `${inWords(name)}: Enter or a double click changes it`;
	const props = Object.values(propsOfNode(node.attrs)).filter((value) => value !== null);
	const detail = document.createElement("span");
	if (!inline) {
		detail.className = "card-text";
		detail.textContent = props.join(", ");
		dom.append(detail);
	}
	shownText(name, propsOfNode(node.attrs)).then((text) => {
		if (inline && text) label.textContent = text;
		if (!inline && text) detail.textContent = text.length > 160 ? `${text.slice(0, 160)}…` : text;
	});
	return { dom };
}

/** The view of text that has no visual form: as it is written. */
export function verbatimView(node: Node): NodeView {
	const dom = document.createElement(node.isInline ? "code" : "pre");
	dom.className = "as-written";
	dom.textContent = String(node.attrs.source);
	dom.title = "Kept as it is written: Enter or a double click changes it";
	return { dom };
}

/** The view of a fence: Mermaid's as the diagram, another as its text. */
export function fenceView(
	node: Node,
	draw: (text: string, meta: string) => Promise<{ html: string } | { complaint: string }>,
): NodeView {
	const dom = document.createElement("figure");
	dom.className = "fence";
	dom.title = "Enter or a double click changes it";
	const text = document.createElement("pre");
	text.textContent = String(node.attrs.value);
	dom.append(text);
	if (node.attrs.lang === "mermaid") {
		draw(String(node.attrs.value), String(node.attrs.meta)).then((drawing) => {
			if ("complaint" in drawing) {
				const complaint = document.createElement("p");
				complaint.className = "bad";
				complaint.textContent = drawing.complaint;
				dom.prepend(complaint);
			} else text.replaceWith(pictureOf(drawing.html));
		});
	}
	return { dom };
}

let pictures = 0;

/**
 * The drawn diagram out of its figure, without the figure's controls. Of two pictures the room decides, as on the page; `only` gives the
 * one for wide screens or the one for phones, if there is one. Each has ids of its own: a diagram stands in the text and in its form at
 * once, and beside others; it would have the first one's arrowheads, or none where that one is not shown.
 */
export function pictureOf(html: string, only?: "wide" | "narrow"): HTMLElement {
	const id = /^<figure[^>]* id="([^"]+)"/.exec(html)?.[1];
	const own = id === undefined ? html : html.replaceAll(id, `${id}-${++pictures}`);
	const { body } = new DOMParser().parseFromString(own, "text/html");
	const figure = body.querySelector<HTMLElement>("figure");
	const box = figure?.querySelector(".diagram-box");
	const picture = document.createElement("div");
	picture.className = "drawn diagram";
	if (!figure || !box) return picture;
	for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
	picture.style.cssText = figure.style.cssText;
	picture.append(box);
	const { narrowBelow } = figure.dataset;
	if (narrowBelow === undefined) return picture;
	if (only === undefined) picture.dataset.narrowBelow = narrowBelow;
	else {
		box.querySelector(only === "wide" ? ".diagram-narrow" : ":scope > svg")?.remove();
		picture.style.setProperty("--narrow", "block");
	}
	return picture;
}

export function imageView(node: Node, addressOf: (src: string) => string): NodeView {
	const dom = document.createElement("img");
	const src = String(node.attrs.src);
	dom.src = /^(https?:)?\/\//.test(src) ? src : addressOf(src);
	dom.alt = String(node.attrs.alt);
	dom.title = `${node.attrs.alt || "Without words yet"}: Enter or a double click changes it`;
	return { dom };
}
