import { type Atrule, type CssNode, type Declaration, type List, parse, walk } from "css-tree";
import { entryAt, missingIn, type Use } from "./support.ts";

/** What a style sheet uses that the floor lacks. What lies in `@supports` asks first; a value after one that all know falls back to it. */
export function cssUses(css: string, context: "stylesheet" | "declarationList" = "stylesheet"): Use[] {
	const uses: Use[] = [];
	const asked: CssNode[] = [];
	const add = (...path: string[]) => {
		const missing = missingIn(entryAt(...path)?.__compat);
		if (missing) uses.push({ feature: path.join("."), missing });
	};
	let atrule: Atrule | null = null;
	walk(parse(css, { context, parseCustomProperty: true }), {
		enter(node: CssNode) {
			if (node.type === "Atrule") {
				if (node.name === "supports") asked.push(node);
				atrule = node;
				if (asked.length === 0)
					add(
						"css",
						"at-rules",
						...(/^(top|bottom|left|right)-/.test(node.name) ? ["page", `at_${node.name}`] : [node.name]),
					);
			}
			if (asked.length > 0) return;
			if (node.type === "Feature") add("css", "at-rules", node.kind, node.name.replace(/^(min|max)-/, ""));
			if (node.type === "FeatureRange") add("css", "at-rules", "media", "range_syntax");
			if (node.type === "PseudoClassSelector" || node.type === "PseudoElementSelector")
				add("css", "selectors", node.name);
			if (node.type === "NestingSelector") add("css", "selectors", "nesting");
			if (node.type === "Block" || node.type === "DeclarationList")
				uses.push(...usesOfDeclarations(node.children, atrule));
		},
		leave(node: CssNode) {
			if (asked.at(-1) === node) asked.pop();
		},
	});
	return uses;
}

/** The functions of CSS, wherever the data have them, by name. */
const functions = new Map<string, string[]>();
function indexFunctions(entry: object, path: readonly string[]): void {
	for (const [name, below] of Object.entries(entry)) {
		if (name === "__compat" || typeof below !== "object") continue;
		if (!functions.has(name)) functions.set(name, [...path, name]);
		if (path.length < 4) indexFunctions(below, [...path, name]);
	}
}
indexFunctions(entryAt("css", "types") ?? {}, ["css", "types"]);

/** What the declarations of one rule use; where an earlier one of the same property is known everywhere, the later is ignored safely. */
function usesOfDeclarations(children: List<CssNode>, atrule: Atrule | null): Use[] {
	const declarations = children.toArray().filter((child) => child.type === "Declaration");
	const written = new Set(declarations.map(({ property }) => property));
	const known = new Set<string>();
	return declarations.flatMap((declaration) => {
		const { property } = declaration;
		const lacking = declarationUses(declaration, atrule, (prefix) => written.has(prefix + property));
		if (lacking.length === 0) known.add(property);
		return known.has(property) ? [] : lacking;
	});
}

function declarationUses(
	{ property, value }: Declaration,
	atrule: Atrule | null,
	hasPrefix: (prefix: string) => boolean,
): Use[] {
	const descriptor = atrule ? ["css", "at-rules", atrule.name, property] : [];
	const home = atrule && entryAt(...descriptor) ? descriptor : ["css", "properties", property];
	const paths: string[][] = property.startsWith("--") ? [] : [home];
	walk(value, (node) => {
		if (node.type === "Identifier" && !node.name.startsWith("--")) paths.push([...home, node.name]);
		if (node.type === "Function") paths.push([...home, node.name], functions.get(node.name) ?? []);
		if (node.type === "Dimension") paths.push(["css", "types", "length", node.unit]);
	});
	return paths.flatMap((path) => {
		const missing = missingIn(entryAt(...path)?.__compat, hasPrefix);
		return missing ? [{ feature: path.join("."), missing }] : [];
	});
}
