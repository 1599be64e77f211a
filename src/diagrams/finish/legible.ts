import type { XastElement, XastRoot } from "svgo";
import { type DiagramColors, roleIn, type Theme, textOn, themes, variableFor } from "../colors.ts";
import type { FontMetrics } from "../measure/font-metrics.ts";
import type { Point } from "../measure/geometry.ts";
import { contrast, over, parseColor, type Rgba } from "./color-value.ts";
import { type Area, isInside, type Scene, type Stroke, sceneOf, type TextLine } from "./scene.ts";

/** Contrast of text and of lines with what lies behind them (WCAG 2.2, 1.4.3 and 1.4.11). */
const [textContrast, lineContrast] = [4.5, 3];

/** A color in each theme. */
type Themed = Readonly<Record<Theme, Rgba>>;

interface Ground {
	color: Themed;
	/** The area on top; null where it is the page. */
	area: Area | null;
}

/**
 * Gives text that cannot be read on what lies behind it a color that can, in both themes, and the same to lines on a color
 * that an author chose. An author's color of text stays where it can be read. Text across several areas gets a rim. Gives
 * what the drawing then shows.
 */
export function makeLegible(root: XastRoot, colors: DiagramColors, metrics: FontMetrics): Scene {
	const scene = sceneOf(root, metrics);
	let isChanged = false;
	for (const [text, lines] of Map.groupBy(scene.lines, (line) => line.text)) {
		if (lines.every((line) => isLegible(line, scene, colors))) continue;
		isChanged = true;
		const grounds = lines.flatMap((line) => groundsOf(line, scene, colors));
		const roles = grounds.map(({ area }) => area && roleIn(area.paint, colors));
		const [role = null] = roles;
		const usual = variableFor(colors, role && roles.every((one) => one === role) ? textOn(role) : "ink");
		const candidates = [usual, variableFor(colors, "ink"), variableFor(colors, "on-hue"), "#1a1a1a", "#fff", "#000"];
		const paint = candidates.find((one) => grounds.every((ground) => reaches(one, ground.color, textContrast, colors)));
		clearFill(text);
		text.attributes.fill = paint ?? variableFor(colors, "ink");
		if (paint === undefined) {
			const stroke = variableFor(colors, "paper");
			Object.assign(text.attributes, {
				stroke,
				"stroke-width": "5",
				"stroke-linejoin": "round",
				"paint-order": "stroke",
			});
		}
	}
	if (scene.areas.some(({ paint }) => roleIn(paint, colors) === null)) {
		for (const stroke of scene.strokes) strengthen(stroke, scene, colors, root);
	}
	return isChanged ? sceneOf(root, metrics) : scene;
}

/** Takes the colors of a text's parts away. Words can lie several parts deep, each with a color of its own. */
function clearFill(element: XastElement): void {
	delete element.attributes.fill;
	for (const child of element.children) if (child.type === "element") clearFill(child);
}

/** The words that have less than 4.5 : 1 against what lies behind them, in either theme. */
export function illegibleTexts(scene: Scene, colors: DiagramColors): string[] {
	return scene.lines.filter((line) => !isLegible(line, scene, colors)).map(({ words }) => words.trim());
}

function isLegible(line: TextLine, scene: Scene, colors: DiagramColors): boolean {
	return groundsOf(line, scene, colors).every(({ color }) => reaches(line.paint, color, textContrast, colors));
}

function strengthen(
	{ element, paint, points, behind }: Stroke,
	scene: Scene,
	colors: DiagramColors,
	root: XastRoot,
): void {
	const role = roleIn(paint, colors);
	if (!role) return;
	const below = scene.areas.slice(0, behind);
	const grounds = distinct(points.map((point) => groundAt(point, below, colors)));
	const isChosen = ({ area }: Ground) => area !== null && roleIn(area.paint, colors) === null;
	const fits = (color: string) => grounds.every((ground) => reaches(color, ground.color, lineContrast, colors));
	if (!grounds.some((ground) => isChosen(ground) && !reaches(paint, ground.color, lineContrast, colors))) return;
	const better = [variableFor(colors, "ink"), "#808080", "#6f6f6f", "#333", "#ccc"].find(fits) ?? "#808080";
	element.attributes.stroke = better;
	for (const name of ["marker-start", "marker-mid", "marker-end"]) {
		const id = /^url\(["']?#([^"')]+)/.exec(element.attributes[name] ?? "")?.[1];
		if (id) element.attributes[name] = `url(#${markerIn(better, id, root)})`;
	}
}

/** The id of the same arrowhead in another color. */
function markerIn(color: string, id: string, root: XastRoot): string {
	const fresh = `${id}-${color.replace(/\W+/g, "")}`;
	const visit = (parent: XastRoot | XastElement): void => {
		const elements = parent.children.filter((child): child is XastElement => child.type === "element");
		const marker = elements.find(({ name, attributes }) => name === "marker" && attributes.id === id);
		if (!marker) {
			elements.forEach(visit);
		} else if (!elements.some(({ attributes }) => attributes.id === fresh)) {
			parent.children.push(recolored({ ...marker, attributes: { ...marker.attributes, id: fresh } }, color));
		}
	};
	visit(root);
	return fresh;
}

function recolored(element: XastElement, color: string): XastElement {
	const attributes = { ...element.attributes };
	const isHollow = attributes.fill === "none" || roleLikePaper(attributes.fill);
	if (element.name !== "marker" && !isHollow) attributes.fill = color;
	if (attributes.stroke && attributes.stroke !== "none") attributes.stroke = color;
	const children = element.children.map((child) => (child.type === "element" ? recolored(child, color) : child));
	return { ...element, attributes, children };
}

/** Arrowheads that are an outline are filled with the page's own ground. */
const roleLikePaper = (paint: string | undefined): boolean => /^var\(--(?:paper|raised)/.test(paint ?? "");

/** What lies behind a line of text: an opaque rim around its letters, or the areas that it crosses. */
function groundsOf({ points, behind, rim }: TextLine, { areas }: Scene, colors: DiagramColors): Ground[] {
	const around = rim === null ? null : themed(rim, colors);
	if (around && themes.every((theme) => around[theme][3] === 1)) return [{ color: around, area: null }];
	const below = areas.slice(0, behind);
	return distinct(points.map((point) => groundAt(point, below, colors)));
}

function groundAt(point: Point, areas: readonly Area[], colors: DiagramColors): Ground {
	const above: { area: Area; color: Themed }[] = [];
	for (let at = areas.length - 1; at >= 0; at--) {
		const area = areas[at];
		if (!area || !isInside(point, area)) continue;
		const color = themed(area.paint, colors, area.opacity);
		if (color) above.push({ area, color });
		if (color && themes.every((theme) => color[theme][3] >= 1)) break;
	}
	const paper = themed(variableFor(colors, "paper"), colors) ?? { light: white, dark: white };
	const mixed = (theme: Theme) => above.reduceRight((back, { color }) => over(color[theme], back), paper[theme]);
	return { color: { light: mixed("light"), dark: mixed("dark") }, area: above[0]?.area ?? null };
}

const white: Rgba = [255, 255, 255, 1];

function distinct(grounds: readonly Ground[]): Ground[] {
	const byColor = new Map(
		grounds.map((ground) => [`${ground.color.light};${ground.color.dark};${ground.area?.paint}`, ground]),
	);
	return [...byColor.values()];
}

const reaches = (paint: string, ground: Themed, least: number, colors: DiagramColors): boolean => {
	const color = themed(paint, colors);
	return color === null || themes.every((theme) => contrast(over(color[theme], ground[theme]), ground[theme]) >= least);
};

/** A paint as it is in each theme; null when it is no color, such as a gradient. A drawing asks for few paints, many times. */
function themed(paint: string, colors: DiagramColors, opacity = 1): Themed | null {
	const known = themedBefore.get(colors) ?? new Map<string, Themed | null>();
	themedBefore.set(colors, known);
	const name = `${paint} ${opacity}`;
	const found = known.get(name);
	if (found !== undefined) return found;
	const fresh = readThemed(paint, colors, opacity);
	// Colors of authors are without number.
	if (known.size > 500) known.clear();
	known.set(name, fresh);
	return fresh;
}

const themedBefore = new WeakMap<DiagramColors, Map<string, Themed | null>>();

function readThemed(paint: string, colors: DiagramColors, opacity: number): Themed | null {
	const role = roleIn(paint, colors);
	const [light, dark] = [parseColor(role ? colors[role].light : paint), parseColor(role ? colors[role].dark : paint)];
	if (!light || !dark) return null;
	const faded = ([red, green, blue, alpha]: Rgba): Rgba => [red, green, blue, alpha * opacity];
	return { light: faded(light), dark: faded(dark) };
}
