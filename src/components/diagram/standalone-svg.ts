const painted = ["fill", "stroke", "stop-color"] as const;

/** The drawing as a file of its own: colors as they look now instead of variables, links in full, a background, fonts that exist elsewhere. */
export function standaloneSvg(svg: SVGSVGElement): string {
	const copy = svg.cloneNode(true);
	if (!(copy instanceof SVGSVGElement)) return "";
	const originals = [svg, ...svg.querySelectorAll("*")];
	for (const [at, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
		const original = originals[at];
		if (!original) continue;
		for (const name of painted) {
			if (element.hasAttribute(name))
				element.setAttribute(name, plainColor(getComputedStyle(original).getPropertyValue(name)));
		}
		if (element instanceof SVGAElement)
			element.setAttribute("href", new URL(element.href.baseVal, document.baseURI).href);
		element.removeAttribute("data-lit");
	}
	const { x, y, width, height } = svg.viewBox.baseVal;
	const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
	for (const [name, value] of Object.entries({ x, y, width, height })) paper.setAttribute(name, String(value));
	paper.setAttribute("fill", plainColor(getComputedStyle(document.body).backgroundColor));
	copy.insertBefore(paper, copy.querySelector("desc")?.nextSibling ?? copy.querySelector("title")?.nextSibling ?? null);
	copy.setAttribute("width", String(width));
	copy.setAttribute("height", String(height));
	copy.removeAttribute("style");
	copy.setAttribute("font-family", "Hanken Grotesk, Arial, sans-serif");
	return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

/** Browsers compute `oklch(…)`, which other programs cannot read: a canvas turns it into a hex color. */
function plainColor(color: string): string {
	if (!color || color === "none" || color.startsWith("url(")) return color || "none";
	const canvas = document.createElement("canvas");
	canvas.width = 1;
	canvas.height = 1;
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (!context) return color;
	context.fillStyle = color;
	context.fillRect(0, 0, 1, 1);
	const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
	if (alpha === 0) return "none";
	return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
