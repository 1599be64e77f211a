/** A word of a label, and how it is set. Mermaid's own type of a word, with what its SVG labels lack. */
export interface Word {
	content: string;
	/** `normal`, or any of `strong`, `em`, `underline` and `strike`, between spaces. */
	type: string;
	/** Whether it follows the word before it without a space: a full stop behind a bold word. */
	glued: boolean;
}

/** What of a label's text is markup: the elements of HTML that dress text, always, and Markdown, where the label is read as such. */
export interface LabelMarkup {
	markdown: boolean;
	/** Whether underscores dress text too. In the names of classes, states and entities they are part of the name. */
	underscores: boolean;
}

const styleOfTag: Readonly<Record<string, string>> = {
	b: "strong",
	strong: "strong",
	i: "em",
	em: "em",
	u: "underline",
	s: "strike",
	del: "strike",
};
const tag = /<(\/?)(b|strong|i|em|u|s|del|small|sub|sup|code|span|a|font|center|mark|kbd)(?:\s[^<>]*)?\/?>/giy;
const lineBreak = /<br\s*\/?>|<hr\s*\/?>|<\/?(?:p|div|ul|ol|h[1-6])(?:\s[^<>]*)?>|<\/li>/gi;
const stars = /(\*\*\*|\*\*|\*)(?=[^\s*])([^\n]*?[^\s*])\1(?!\*)/y;
const underscores = /(___|__|_)(?=[^\s_])([^\n]*?[^\s_])\1(?![\p{L}\p{N}_])/uy;
const styleOfMark = ["", "em", "strong", "strong em"] as const;

/**
 * The lines of a label as Mermaid sets them, each as words. `<` and `>` that belong to no element that dresses text are
 * text; so is everything of Markdown but bold and italic: lists keep their signs, code its backticks, links their brackets.
 */
export function labelLines(label: string, markup: LabelMarkup): Word[][] {
	const text = label.replace(lineBreak, "\n").replace(/<li(?:\s[^<>]*)?>/gi, "\n• ");
	const lines = (markup.markdown ? text : text.replaceAll("\\n", "\n")).split("\n");
	const read = { open: [] as string[] };
	const words = lines.map((line) => readLine(line.trim(), markup, read));
	// Elements such as a paragraph begin and end a line; blank lines are no part of a label's text.
	return words.some((line) => line.length > 0) ? words.filter((line) => line.length > 0) : [[]];
}

/** The text of a diagram without the elements of HTML that only dress text, for kinds that would show them as they are. */
export const withoutDress = (source: string): string => source.replace(new RegExp(tag.source, "gi"), "");

/** A line in as many lines as it needs; a word that is wider than a line is parted. */
export function brokenLines(line: string, fits: (words: string) => boolean): string[] {
	const lines: string[] = [];
	for (const word of line.split(/\s+/)) {
		const longer = `${lines.at(-1)} ${word}`;
		if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
		else lines.push(...partsOf(word, fits));
	}
	return lines;
}

const cjk = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
/** Where a word may be parted without a hyphen: behind signs that join words, within CamelCase, between characters of scripts without spaces. */
const joint = new RegExp(
	String.raw`(?<=[,./_:;([{=&?|\\-])(?=[\p{L}\p{N}"'{([])|(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=[${cjk}、。，！？])(?=[${cjk}\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?=[${cjk}])`,
	"u",
);

/** The words of a line. One that is wider than a line comes in parts, each as long as it may be, so that Mermaid needs no hyphen. */
export function wordsToWrap(line: string, fits: (words: string) => boolean): string[] {
	const words = line.split(" ").filter(Boolean);
	return words.flatMap((word) => {
		if (fits(word)) return [word];
		const parts: string[] = [];
		for (const part of word.split(joint)) {
			const longer = (parts.at(-1) ?? "") + part;
			if (parts.length > 0 && fits(longer)) parts[parts.length - 1] = longer;
			else parts.push(part);
		}
		return parts;
	});
}

function partsOf(word: string, fits: (words: string) => boolean): string[] {
	const parts = [""];
	for (const { segment } of new Intl.Segmenter().segment(word)) {
		const last = parts.at(-1) ?? "";
		if (last && !fits(last + segment)) parts.push(segment);
		else parts[parts.length - 1] = last + segment;
	}
	return parts;
}

function readLine(line: string, markup: LabelMarkup, read: { open: string[] }): Word[] {
	const words: Word[] = [];
	let glued = false;
	const add = (text: string, styles: readonly string[]) => {
		const type = [...new Set(styles.filter(Boolean))].join(" ") || "normal";
		const parts = text.split(/\s+/);
		for (const [at, content] of parts.entries()) {
			if (at > 0) glued = false;
			if (!content) continue;
			const last = words.at(-1);
			if (glued && last && last.type === type) last.content += content;
			else words.push({ content, type, glued: glued && words.length > 0 });
			glued = true;
		}
	};
	const visit = (text: string, marks: readonly string[]) => {
		let plain = "";
		const flush = () => {
			add(plain, [...marks, ...read.open]);
			plain = "";
		};
		for (let at = 0; at < text.length; ) {
			const element = matchAt(tag, text, at);
			const emphasis = element || !markup.markdown ? null : emphasisAt(text, at, markup);
			if (element) {
				flush();
				const [whole, closes, name = ""] = element;
				const style = styleOfTag[name.toLowerCase()] ?? "";
				if (!closes) read.open = [...read.open, style];
				else read.open = read.open.toSpliced(read.open.lastIndexOf(style), read.open.includes(style) ? 1 : 0);
				at += whole.length;
			} else if (emphasis) {
				flush();
				const [whole, mark = "", inner = ""] = emphasis;
				visit(inner, [...marks, styleOfMark[mark.length] ?? ""]);
				at += whole.length;
			} else {
				const escaped = markup.markdown && /^\\[*_`~[\]()#+\-.!\\]/.test(text.slice(at, at + 2));
				plain += escaped ? text[at + 1] : text[at];
				at += escaped ? 2 : 1;
			}
		}
		flush();
	};
	visit(line, []);
	return words;
}

function emphasisAt(text: string, at: number, markup: LabelMarkup): RegExpExecArray | null {
	if (text[at] === "*" && text[at - 1] !== "*") return matchAt(stars, text, at);
	const begins = text[at] === "_" && !/[\p{L}\p{N}_]/u.test(text[at - 1] ?? "");
	return markup.underscores && begins ? matchAt(underscores, text, at) : null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
