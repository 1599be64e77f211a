import { decodeEntities } from "../finish/entities.ts";

/** Elements of HTML that dress text: what is in them is shown, they are not. */
const dress =
	/<\/?(?:b|strong|i|em|u|s|del|small|sub|sup|code|span|a|font|center|mark|kbd|br|hr|p|div|ul|ol|li|h[1-6])(?:\s[^<>]*)?\/?>/gi;

/**
 * The labels of a model that a picture does not show, character for character; white space does not count. `shown` has the
 * text of each of its text elements, in their order. What has been found once is not found again for another label.
 */
export function missingLabels(labels: readonly string[], shown: readonly string[]): string[] {
	const longestFirst = labels
		.map((label) => ({ label, ways: spellings(label) }))
		.toSorted((a, b) => (b.ways[0]?.length ?? 0) - (a.ways[0]?.length ?? 0));
	// The end of one message and the next one can read like a third: what is found from the beginning may be another's.
	const [first, last] = [false, true].map((fromEnd) => missingFrom(longestFirst, shown, fromEnd));
	return first && last && last.length < first.length ? last : (first ?? []);
}

/** A label, and how it may be shown. */
interface Sought {
	label: string;
	ways: readonly string[];
}

function missingFrom(longestFirst: readonly Sought[], shown: readonly string[], fromEnd: boolean): string[] {
	// Long words of sequence diagrams are parted with a hyphen at the end of a line.
	const readings = [shown, shown.map((line) => line.replace(/-$/, ""))];
	let left = readings.map((lines) => withoutSpace(lines.join("\n")));
	const missing = longestFirst.filter(({ ways }) => {
		const found = ways.find((spelling) => left.some((text) => text.includes(spelling)));
		if (found === undefined) return true;
		left = left.map((text) => without(found, text, fromEnd));
		return false;
	});
	// What is left of the picture is no label's text: an element of HTML in it is one that was to dress text.
	const shownAsSource = ({ label }: Sought) =>
		label.match(dress)?.some((element) => left[0]?.includes(withoutSpace(element)));
	return longestFirst.filter((one) => missing.includes(one) || shownAsSource(one)).map(({ label }) => label);
}

function without(label: string, text: string, fromEnd: boolean): string {
	const at = fromEnd ? text.lastIndexOf(label) : text.indexOf(label);
	return at < 0 ? text : `${text.slice(0, at)}\0${text.slice(at + label.length)}`;
}

/** How a label may be shown: as it is, or with bold and italic of Markdown set as such. */
function spellings(label: string): string[] {
	const plain = label
		.replace(dress, "")
		.replace(/ﬂ°°(\d+)¶ß/g, "&#$1;")
		.replace(/ﬂ°(\w+)¶ß/g, "&$1;");
	const unescaped = plain.replace(/\\([^\w\s])/g, "$1");
	const lines = plain.replaceAll("\\n", "");
	const all = [plain, unescaped, lines, withoutEmphasis(unescaped, /(\*+)(?=\S)([^\n]*?\S)\1/g)];
	all.push(withoutEmphasis(all[3] ?? "", /(?<![\p{L}\p{N}_])(_+)(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}_])/gu));
	return [...new Set(all.map((text) => withoutSpace(decodeEntities(text))))];
}

function withoutEmphasis(text: string, marks: RegExp): string {
	const once = text.replace(marks, "$2");
	return once === text ? text : withoutEmphasis(once, marks);
}

const withoutSpace = (text: string): string => text.replace(/[\s\u200b]+/g, "");
