import type { PlacedInline } from "./open-page.ts";

/** The end of a line with what begins the next one, a sign with a backslash, a sign by its name, or any one sign. */
const tokens =
	/(?:[ \t]|&#x20;)*\r?\n(?:[ \t]|&#x20;)*(?:>[ \t]*)*|\\[!-/:-@[-`{-~]|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);|[\s\S]/giu;
const codeTokens = /[ \t]*\r?\n[ \t]*(?:>[ \t]*)*|[\s\S]/gu;

/** Where a place in a line of text is in the file: behind what stands before it, and before what follows it. Null for one in a part whose signs cannot be told apart. */
export interface TextPlace {
	behind: number | null;
	before: number | null;
}

/** Where each place of a line of text is in the file. `bounds` are where its text begins and ends there. */
export function textPlace(
	body: string,
	parts: readonly PlacedInline[],
	bounds: { from: number; to: number },
	at: number,
): TextPlace {
	let begin = 0;
	const place: TextPlace = { behind: at === 0 ? bounds.from : null, before: null };
	for (const part of parts) {
		const end = begin + part.node.nodeSize;
		if (at >= begin && at <= end) {
			const offset = offsetsOf(body, part)?.[at - begin] ?? null;
			if (at > begin) place.behind = offset;
			if (at < end) place.before = offset;
		}
		begin = end;
	}
	if (at === begin) place.before = bounds.to;
	return place;
}

/** Where each sign of a part begins in the file, and where the last one ends. */
function offsetsOf(body: string, { node, from, to }: PlacedInline): number[] | null {
	if (node.text === undefined) return [from, to];
	const source = body.slice(from, to);
	if (!node.marks.some(({ type }) => type.name === "code")) return aligned(node.text, source, tokens, from);
	const [, open = "", inner = ""] = /^(`+)([\s\S]*)\1$/.exec(source) ?? [];
	const padding = inner.length === node.text.length + 2 ? 1 : 0;
	const code = inner.slice(padding, inner.length - padding);
	return aligned(node.text, code, codeTokens, from + open.length + padding);
}

/** Where each sign of a text begins in the source that reads so; null when the two cannot be told to be the same. */
function aligned(text: string, source: string, signs: RegExp, from: number): number[] | null {
	const offsets: number[] = [];
	for (const { 0: token, index } of source.matchAll(signs)) {
		const read = readAs(token, text, offsets.length);
		if (read === null) return null;
		// Signs that stand for themselves each have a place; a sign by its name has one.
		const isPlain = read === token.length;
		for (let sign = 0; sign < read; sign++) offsets.push(from + index + (isPlain ? sign : 0));
	}
	return offsets.length === text.length ? [...offsets, from + source.length] : null;
}

/** How many signs of a text a token stands for; null when it does not stand for what is there. */
function readAs(token: string, text: string, at: number): number | null {
	if (/\n/.test(token)) return text[at] === " " ? 1 : null;
	if (token.length > 1 && token.startsWith("\\")) return text[at] === token[1] ? 1 : null;
	if (text.startsWith(token, at)) return token.length;
	return token.startsWith("&") && at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0).length : null;
}
