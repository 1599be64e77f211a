import { copy } from "#browser/copy.ts";
import { download } from "#browser/download.ts";
import { enlarge } from "./enlarge.ts";
import { standaloneSvg } from "./standalone-svg.ts";

// Ships to readers of pages with a diagram, and only to them.

/** Shows the controls of every diagram of the page and lets them work. */
export function wakeDiagrams(): void {
	for (const figure of document.querySelectorAll<HTMLElement>("figure.diagram")) {
		const controls = figure.querySelector<HTMLElement>(".diagram-controls");
		const svg = figure.querySelector("svg");
		if (!controls || !svg) continue;
		controls.hidden = false;
		showBeginning(svg);
		controls.addEventListener("click", (event) => {
			if (!(event.target instanceof HTMLButtonElement)) return;
			const say = (text: string) => controls.querySelector("[aria-live]")?.replaceChildren(text);
			if (event.target.dataset.do === "enlarge") enlarge(svg, titleOf(figure));
			if (event.target.dataset.do === "copy") copySource(figure, say);
			if (event.target.dataset.do === "save") save(svg, titleOf(figure));
		});
	}
}

const titleOf = (figure: HTMLElement): string => figure.querySelector("svg > title")?.textContent ?? "Diagram";

/** A picture wider than its box begins with its first node in the middle. */
function showBeginning(svg: SVGSVGElement): void {
	const [box, node] = [svg.parentElement, svg.querySelector("[data-node]")];
	if (!box || !node || box.scrollWidth <= box.clientWidth) return;
	const [room, first] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
	box.scrollLeft += first.left + first.width / 2 - (room.left + room.width / 2);
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
