import ts from "typescript";
import { entryAt, missingIn, type Use } from "./support.ts";

/**
 * What a script uses that the floor lacks, by name: globals, members of objects, events that it listens to. `x.y?.()` asks first.
 * A member of an object that is not known counts only where nothing of that name is in every browser of the floor, and where the
 * name is the language's or of two words, as `showPopover`: one such as `path` is rather the script's own.
 */
export function scriptUses(code: string): Use[] {
	const file = ts.createSourceFile("x.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
	const declared = new Set<string>();
	each(file, (node) => {
		const named =
			ts.isVariableDeclaration(node) ||
			ts.isParameter(node) ||
			ts.isBindingElement(node) ||
			ts.isFunctionLike(node) ||
			ts.isClassLike(node) ||
			ts.isImportSpecifier(node) ||
			ts.isImportClause(node) ||
			ts.isNamespaceImport(node);
		if (named && node.name && ts.isIdentifier(node.name)) declared.add(node.name.text);
	});
	const uses: Use[] = [];
	const add = (use: Use | null) => {
		if (use) uses.push(use);
	};
	each(file, (node) => {
		if (ts.isPropertyAccessExpression(node)) {
			const isAsked =
				ts.isCallExpression(node.parent) && node.parent.expression === node && node.parent.questionDotToken;
			const owner =
				ts.isIdentifier(node.expression) && !declared.has(node.expression.text) ? node.expression.text : null;
			if (!isAsked) add(memberLack(owner, node.name.text));
		} else if (ts.isBindingElement(node)) {
			const name = node.propertyName ?? node.name;
			if (ts.isObjectBindingPattern(node.parent) && ts.isIdentifier(name)) add(memberLack(null, name.text));
		} else if (ts.isIdentifier(node) && isReference(node) && !declared.has(node.text)) {
			add(globalLack(node.text));
		} else if (ts.isCallExpression(node)) {
			const [event] = node.arguments;
			if (calledName(node) === "addEventListener" && event && ts.isStringLiteralLike(event))
				add(memberLack(null, `${event.text}_event`));
		}
	});
	return uses;
}

function each(node: ts.Node, act: (node: ts.Node) => void): void {
	act(node);
	node.forEachChild((child) => each(child, act));
}

const calledName = ({ expression }: ts.CallExpression) =>
	ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : "";

/** Whether an identifier stands for a value, and is neither the name of a member nor a key. */
function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
	if (ts.isTypeOfExpression(parent)) return false;
	return !(
		ts.isMethodDeclaration(parent) ||
		ts.isPropertyDeclaration(parent) ||
		ts.isAccessor(parent) ||
		ts.isExportSpecifier(parent) ||
		ts.isMetaProperty(parent)
	);
}

/** Every path of a member's name among the interfaces of browsers and of the language. */
const members = new Map<string, string[][]>();
for (const room of [["api"], ["javascript", "builtins"], ["javascript", "builtins", "Intl"]]) {
	for (const [owner, entry] of Object.entries(entryAt(...room) ?? {})) {
		for (const name of Object.keys(entry)) {
			if (name === "__compat") continue;
			const member = name.replace(/_static$/, "");
			members.set(member, [...(members.get(member) ?? []), [...room, owner, name]]);
		}
	}
}

/** Globals that are the one instance of an interface. */
const instances: Readonly<Record<string, string>> = {
	navigator: "Navigator",
	document: "Document",
	window: "Window",
	location: "Location",
	history: "History",
	performance: "Performance",
};

function memberLack(owner: string | null, name: string): Use | null {
	if (owner) {
		const interfaceName = instances[owner] ?? owner;
		const known = ["api", "javascript.builtins"]
			.flatMap((room) => [name, `${name}_static`].map((member) => [...room.split("."), interfaceName, member]))
			.find((path) => entryAt(...path)?.__compat);
		if (known) return lackOf(known);
	}
	const paths = members.get(name) ?? [];
	if (!/[a-z][A-Z]|_event$/.test(name) && paths.some(([room]) => room === "api")) return null;
	const uses = paths.map(lackOf);
	return uses.every((use) => use !== null) ? (uses[0] ?? null) : null;
}

function globalLack(name: string): Use | null {
	const paths = [
		["api", name],
		["javascript", "builtins", name],
		["api", "Window", name],
		["api", "WorkerGlobalScope", name],
		["api", "_globals", name],
	];
	const known = paths.filter((path) => entryAt(...path)?.__compat).map(lackOf);
	return known.every((use) => use !== null) ? (known[0] ?? null) : null;
}

function lackOf(path: readonly string[]): Use | null {
	const missing = missingIn(entryAt(...path)?.__compat);
	return missing ? { feature: path.join("."), missing } : null;
}
