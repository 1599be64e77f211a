/**
 * Prepares Mermaid's drawing for svgo, which moves its style sheet onto the elements. Of the sheet only what this drawing
 * wears stays: Mermaid's has some hundred rules for every kind of thing, and each one costs svgo a search.
 */
export function withFittedSheet(svg: string, isKept: (property: string) => boolean): string {
	const worn = new Set([...svg.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(/\s+/)));
	const isNeo = svg.includes(' data-look="neo"');
	// svgo takes away the classes that it has read; the line for today is dropped by its class (finish.ts).
	const fits = (selector: string) =>
		!selector.includes(".today") &&
		(isNeo || !selector.includes("data-look")) &&
		[...selector.matchAll(/\.([A-Za-z][\w-]*)/g)].every(([, name = ""]) => worn.has(name));
	return svg
		.replace(/<style>([\s\S]*?)<\/style>/g, (_, sheet: string) => {
			const rules = sheet
				.replaceAll("&gt;", ">")
				.matchAll(/([^{}]+)\{([^{}]*)\}/g)
				.map(([, selectors = "", body = ""]) =>
					fittedRule(selectors.split(",").filter(fits), declarationsOf(body, isKept)),
				);
			return `<style>${[...rules].join("")}</style>`;
		})
		.replace(/(?<= style="|;)undefined(?=[;"])/g, "");
}

function declarationsOf(body: string, isKept: (property: string) => boolean): string[] {
	return body.split(";").filter((declaration) => isKept((declaration.split(":")[0] ?? "").trim().toLowerCase()));
}

/**
 * svgo 4.1 fails on `!important` rules that replace the first declaration of an element. A selector that names the id
 * several times is as strong, and nothing else in Mermaid's sheet names it more than once.
 */
function fittedRule(selectors: readonly string[], declarations: readonly string[]): string {
	if (selectors.length === 0 || declarations.length === 0) return "";
	const body = declarations.join(";");
	if (!body.includes("!important")) return `${selectors.join(",")}{${body}}`;
	const strong = selectors.map((selector) => selector.replace(/(#[\w-]+)(?=[\s.>])/g, "$1$1$1"));
	return `${strong.join(",")}{${body.replaceAll("!important", "")}}`;
}
