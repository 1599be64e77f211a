// Texts that are YAML and yet not what their author meant.
import { type Document, isMap, isScalar, isSeq, visit } from "yaml";
import type { Problem } from "#authoring/faults/problems.ts";
import { hasUnseen } from "./slips.ts";
import type { TextProblem } from "./syntax.ts";

/** What a document holds that would be taken otherwise than it was meant. */
export function misreadTexts(document: Document, text: string): TextProblem[] {
	const found: TextProblem[] = [];
	visit(document, {
		Alias: (_, node) => {
			if (node.resolve(document) !== undefined) return;
			found.push({ problem: { kind: "star at the beginning" }, offset: node.range?.[0] ?? 0 });
		},
		Scalar: (_, { type, value, source, range, tag, anchor }) => {
			const [offset = 0, end = 0, last = 0] = range ?? [];
			const problem = ofScalar({ type, value, source, tag, anchor, behind: text.slice(end, last) });
			if (problem) found.push({ problem, offset });
		},
		Pair: (_, { key, value }) => {
			if (!isScalar(key) || typeof key.value !== "string") return;
			const isWithoutValue = value === null || (isScalar(value) && value.value === null);
			const problem: Problem | null = hasUnseen(key.value)
				? { kind: "unseen sign" }
				: key.type === "PLAIN" && isWithoutValue && /^\w+:\S/.test(key.value)
					? { kind: "no space after colon" }
					: null;
			if (problem) found.push({ problem, offset: key.range?.[0] ?? 0 });
		},
	});
	return found;
}

interface Written {
	type?: string | null | undefined;
	value: unknown;
	/** As it is written. */
	source?: string | undefined;
	tag?: string | undefined;
	anchor?: string | undefined;
	/** What follows on the line. */
	behind: string;
}

function ofScalar({ type, value, source = "", tag, anchor, behind }: Written): Problem | null {
	// YAML takes them for names of types and places, and drops them.
	if (tag?.startsWith("!") || anchor !== undefined) return { kind: "sign at the beginning" };
	if (type !== "PLAIN") return null;
	if (typeof value === "number" && /^[1-9]\d{0,2}\.\d\d0$/.test(source)) {
		return { kind: "point between thousands", written: source, read: value };
	}
	if (typeof value !== "string") return null;
	if (hasUnseen(value.slice(0, 1)) || hasUnseen(value.slice(-1))) return { kind: "unseen sign" };
	// The page would show them. An author who wants that puts straight ones around.
	if (/^[“”„‘’].*[“”‘’]$/.test(value)) return { kind: "curly quotes" };
	// A note to readers has a space there.
	return /^[ \t]+#[^\s#]/.test(behind) ? { kind: "note in a text" } : null;
}

/** What a text became that was taken for more than a text; null for what was never one. */
export function textTakenForMore(node: unknown): Problem | null {
	if (isMap(node)) {
		if (node.items.length !== 1) return null;
		return { kind: node.flow ? "brace at the beginning" : "colon in a text" };
	}
	return isSeq(node) && node.flow ? { kind: "sign at the beginning" } : null;
}
