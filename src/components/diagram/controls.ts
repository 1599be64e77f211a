import { copy } from "#browser/copy.ts";
import { download } from "#browser/download.ts";
import { enlarge } from "./enlarge.ts";
import { standaloneSvg } from "./standalone-svg.ts";

// Ships to readers of pages with a diagram, and only to them.

/** Shows the controls of every diagram of the page and lets them work. */
export function wakeDiagrams(): void {
	for (const figure of document.querySelectorAll<HTMLElement>("figure.diagram")) {
		const controls = figure.querySelector<HTMLElement>(".diagram-controls");
		if (!controls) continue;
		controls.hidden = false;
		beginInMiddle(figure);
		controls.addEventListener("click", (event) => {
			if (!(event.target instanceof HTMLButtonElement)) return;
			const say = (text: string) => controls.querySelector("[aria-live]")?.replaceChildren(text);
			const picture = shownPicture(figure);
			if (picture && event.target.dataset.do === "enlarge") enlarge(picture, titleOf(figure));
			if (event.target.dataset.do === "copy") copySource(figure, say);
			if (picture && event.target.dataset.do === "save") save(picture, titleOf(figure));
		});
	}
}

const titleOf = (figure: HTMLElement): string => figure.querySelector("svg > title")?.textContent ?? "Diagram";

/** Of a diagram's two pictures the one that style shows for the room that there is now. */
function shownPicture(figure: HTMLElement): SVGSVGElement | undefined {
	return [...figure.querySelectorAll<SVGSVGElement>(".diagram-box svg")].find((svg) => svg.getClientRects().length > 0);
}

/** A picture wider than its box begins with its first node in the middle, and again when the room has become another, until the reader scrolls it. */
function beginInMiddle(figure: HTMLElement): void {
	const box = figure.querySelector(".diagram-box");
	if (!box) return;
	let begun = box.scrollLeft;
	new ResizeObserver(() => {
		const node = shownPicture(figure)?.querySelector("[data-node]");
		const isScrolled = box.scrollLeft !== Math.min(begun, box.scrollWidth - box.clientWidth);
		if (!node || isScrolled) return;
		const [room, first] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
		box.scrollLeft += first.left + first.width / 2 - (room.left + room.width / 2);
		begun = box.scrollLeft;
	}).observe(box);
}

function copySource(figure: HTMLElement, say: (text: string) => void): void {
	const source = figure.querySelector<HTMLTemplateElement>("template.diagram-source")?.content.textContent ?? "";
	copy({ text: source }).then((isCopied) => say(isCopied ? "Copied" : "The browser blocks copying"));
}

function save(svg: SVGSVGElement, title: string): void {
	const name = title
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");
	download(new Blob([standaloneSvg(svg)], { type: "image/svg+xml" }), `${name || "diagram"}.svg`);
}
