import { type TextStyle, toUnits } from "./text-layout.ts";

/** A rule of a style sheet, of which only what changes the size of text is kept. */
interface TextRule {
	selector: string;
	/** Last part of the selector, to leave most elements out before matching in full. */
	last: { tag: string | null; id: string | null; classes: readonly string[] };
	specificity: number;
	declarations: ReadonlyMap<string, { value: string; important: boolean }>;
}

const properties = ["font-size", "font-weight", "text-anchor", "dominant-baseline", "alignment-baseline"] as const;
type Property = (typeof properties)[number];

const initial: TextStyle = { size: 16, weight: 400, anchor: "start", baseline: "auto" };

/**
 * Answers how an element's text is set, from presentation attributes, style attributes and the diagram's own style sheet. What it has
 * found holds for one measurement: between two, a drawing may change.
 */
export function textStyles(): () => (element: Element) => TextStyle {
	const sheets = new Map<string, TextRule[]>();
	const rulesOf = (element: Element): TextRule[] => {
		const sheet = sheetOf(element);
		const known = sheets.get(sheet);
		if (known) return known;
		const rules = parseTextRules(sheet);
		// One diagram is drawn at a time: an older sheet is not needed again.
		sheets.clear();
		sheets.set(sheet, rules);
		return rules;
	};

	return () => {
		const found = new Map<Element, TextStyle>();
		let rules: TextRule[] | null = null;
		const styleOf = (element: Element): TextStyle => {
			const known = found.get(element);
			if (known) return known;
			rules ??= rulesOf(element);
			const parent = element.parentElement;
			const isOutermost = !parent || parent.localName === "div" || parent.localName === "body";
			const style = styleWithin(isOutermost ? initial : styleOf(parent), declared(element, rules));
			found.set(element, style);
			return style;
		};
		return styleOf;
	};
}

function styleWithin(inherited: TextStyle, own: ReadonlyMap<Property, string>): TextStyle {
	if (own.size === 0) return inherited;
	const anchor = own.get("text-anchor");
	return {
		size: fontSize(own.get("font-size"), inherited.size),
		weight: fontWeight(own.get("font-weight"), inherited.weight),
		anchor: anchor === "middle" || anchor === "end" || anchor === "start" ? anchor : inherited.anchor,
		baseline: own.get("dominant-baseline") ?? own.get("alignment-baseline") ?? inherited.baseline,
	};
}

/** The text of the style sheet in the drawing that an element is part of; Mermaid puts it among the first children. */
function sheetOf(element: Element): string {
	let drawing: Element | null = null;
	for (let at: Element | null = element; at; at = at.parentElement) {
		if (at.localName === "svg" && at.id) {
			drawing = at;
			break;
		}
	}
	for (let at = drawing?.firstElementChild ?? null; at; at = at.nextElementSibling) {
		if (at.localName === "style") return at.textContent ?? "";
	}
	return "";
}

/** What is declared for an element itself, the strongest declaration of each property. */
function declared(element: Element, rules: readonly TextRule[]): Map<Property, string> {
	const values = new Map<Property, { value: string; strength: number }>();
	const offer = (property: Property, value: string, strength: number) => {
		if (strength >= (values.get(property)?.strength ?? -1)) values.set(property, { value, strength });
	};
	// Most elements have few attributes: one look at their names is cheaper than one at each.
	const names = new Set(element.getAttributeNames());
	const written = (name: string) => (names.has(name) ? (element.getAttribute(name) ?? "") : "");
	const own = { tag: element.localName, id: written("id"), classes: ` ${written("class")} ` };
	for (const property of properties) if (written(property)) offer(property, written(property), 0);
	for (const rule of rules) {
		if (!couldMatch(own, rule) || !element.matches(rule.selector)) continue;
		for (const property of properties) {
			const found = rule.declarations.get(property);
			if (found) offer(property, found.value, rule.specificity + (found.important ? 1e9 : 1));
		}
	}
	const style = written("style");
	if (style) {
		const inline = parseDeclarations(style);
		for (const property of properties) {
			const found = inline.get(property);
			if (found) offer(property, found.value, found.important ? 2e9 : 1e8);
		}
	}
	return new Map([...values].map(([property, { value }]) => [property, value]));
}

/** `classes` has spaces around each class. */
function couldMatch(own: { tag: string; id: string; classes: string }, { last }: TextRule): boolean {
	if ((last.tag && last.tag !== own.tag) || (last.id && last.id !== own.id)) return false;
	return last.classes.every((name) => own.classes.includes(` ${name} `));
}

function parseTextRules(sheet: string): TextRule[] {
	return [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body = ""]): TextRule[] => {
		const declarations = parseDeclarations(body);
		if (!properties.some((property) => declarations.has(property))) return [];
		return selectors
			.split(",")
			.map((selector) => selector.trim())
			.filter(
				(selector) =>
					selector && !selector.startsWith("@") && !/::|:(?!not|root|is|where|first|last|nth)/.test(selector),
			)
			.map((selector) => ({ selector, last: lastPart(selector), specificity: specificity(selector), declarations }));
	});
}

function lastPart(selector: string): TextRule["last"] {
	const compound = selector.split(/[\s>+~]+/).at(-1) ?? "";
	const plain = compound.replace(/\[[^\]]*\]|:[\w-]+(\([^)]*\))?/g, "");
	return {
		tag: /^[a-z][\w-]*/i.exec(plain)?.[0] ?? null,
		id: /#([\w-]+)/.exec(plain)?.[1] ?? null,
		classes: [...plain.matchAll(/\.([\w-]+)/g)].map(([, name = ""]) => name),
	};
}

function specificity(selector: string): number {
	const ids = selector.match(/#[\w-]+/g)?.length ?? 0;
	const classes = selector.match(/\.[\w-]+|\[[^\]]*\]/g)?.length ?? 0;
	const tags = selector.match(/(^|[\s>+~])[a-z]/gi)?.length ?? 0;
	return ids * 10_000 + classes * 100 + tags;
}

function parseDeclarations(text: string): Map<string, { value: string; important: boolean }> {
	const found = new Map<string, { value: string; important: boolean }>();
	for (const declaration of text.split(";")) {
		const colon = declaration.indexOf(":");
		if (colon < 0) continue;
		const raw = declaration.slice(colon + 1).trim();
		const value = raw.replace(/\s*!\s*important$/i, "");
		if (value) found.set(declaration.slice(0, colon).trim().toLowerCase(), { value, important: value !== raw });
	}
	return found;
}

function fontSize(value: string | undefined, inherited: number): number {
	if (!value) return inherited;
	if (value.endsWith("%")) return (Number.parseFloat(value) / 100) * inherited || inherited;
	if (value.endsWith("rem")) return Number.parseFloat(value) * initial.size || inherited;
	return toUnits(value, inherited) ?? inherited;
}

function fontWeight(value: string | undefined, inherited: number): number {
	if (!value) return inherited;
	if (value === "bold") return 700;
	// The table of CSS Fonts 4, 2.2.1.
	if (value === "bolder") return inherited < 350 ? 400 : inherited < 550 ? 700 : 900;
	if (value === "lighter") return inherited < 550 ? 100 : inherited < 750 ? 400 : 700;
	if (value === "normal") return 400;
	return Number.parseInt(value, 10) || inherited;
}
