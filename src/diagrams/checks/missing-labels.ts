import { decodeEntities } from "../finish/entities.ts";

/** Elements of HTML that dress text: what is in them is shown, they are not. */
const dress =
	/<\/?(?:b|strong|i|em|u|s|del|small|sub|sup|code|span|a|font|center|mark|kbd|br|hr|p|div|ul|ol|li|h[1-6])(?:\s[^<>]*)?\/?>/gi;

/**
 * The labels of a model that a picture does not show, character for character; white space does not count. `shown` has the
 * text of each of its text elements, in their order. What has been found once is not found again for another label.
 */
export function missingLabels(labels: readonly string[], shown: readonly string[]): string[] {
	// Long words of sequence diagrams are parted with a hyphen at the end of a line.
	const readings = [shown, shown.map((line) => line.replace(/-$/, ""))];
	let left = readings.map((lines) => withoutSpace(lines.join("\n")));
	const longestFirst = labels
		.map((label) => ({ label, ways: spellings(label) }))
		.toSorted((a, b) => (b.ways[0]?.length ?? 0) - (a.ways[0]?.length ?? 0));
	const missing = longestFirst.filter(({ ways }) => {
		const found = ways.find((spelling) => left.some((text) => text.includes(spelling)));
		if (found === undefined) return true;
		left = left.map((text) => text.replace(found, () => "\0"));
		return false;
	});
	// What is left of the picture is no label's text: an element of HTML in it is one that was to dress text.
	const shownAsSource = ({ label }: { label: string }) =>
		label.match(dress)?.some((element) => left[0]?.includes(withoutSpace(element)));
	return longestFirst.filter((one) => missing.includes(one) || shownAsSource(one)).map(({ label }) => label);
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
