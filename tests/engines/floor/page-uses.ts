import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { selectAll } from "hast-util-select";
import { toString as textOf } from "hast-util-to-string";
import { cssUses } from "./css-uses.ts";
import { scriptUses } from "./script-uses.ts";
import { entryAt, missingIn, type Use } from "./support.ts";

/** What a page uses that the floor lacks: elements, attributes and their values, and what its own styles and scripts use. */
export function pageUses(html: string): Use[] {
	const page: Root = fromHtml(html);
	return selectAll("*", page).flatMap((element) => [
		...elementUses(element),
		...(element.tagName === "style" ? cssUses(textOf(element)) : []),
		...(element.tagName === "script" && isRun(element) ? scriptUses(textOf(element)) : []),
		...(typeof element.properties.style === "string" ? cssUses(element.properties.style, "declarationList") : []),
	]);
}

function elementUses({ tagName, properties }: Element): Use[] {
	const paths = [["html", "elements", tagName]];
	for (const [property, value] of Object.entries(properties)) {
		const name = property.toLowerCase();
		for (const home of [
			["html", "elements", tagName, name],
			["html", "global_attributes", name],
		]) {
			paths.push(home);
			if (typeof value === "string")
				paths.push([...home, value], [...home, `${name}_${value}`], [...home, `type_${value}`]);
		}
	}
	return paths.flatMap((path) => {
		const missing = missingIn(entryAt(...path)?.__compat);
		return missing ? [{ feature: path.join("."), missing }] : [];
	});
}

/** Whether a script is run in place, and is no data block such as JSON-LD. */
const isRun = ({ properties: { src, type } }: Element) =>
	!src && (type === undefined || type === "module" || type === "text/javascript");
