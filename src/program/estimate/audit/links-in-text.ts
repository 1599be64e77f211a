import { anyOwnName } from "#program/estimate/link/link-names.ts";

/** A link to the estimator as a text has it. */
export interface FoundLink {
	/** The line of the text in which it begins, from 1. */
	line: number;
	/** What comes before the query, decoded: "https://partners.example/estimate/". */
	address: string;
	/** The query without `?`, as far as the first blank. */
	query: string;
	/** The query with what follows behind blanks and line ends and begins a parameter of the estimator. */
	longer: string;
	/** The query with one more of the next lines each: only a checksum can show whether they belong to it. */
	broken: string[];
	/** How much of the text lies before its end, from 0 to 1. */
	passed: number;
}

/** The end of the estimator's path and the sign of the query, perhaps encoded into another address, once or more (as SafeLinks does). */
const start = /(?:(?<![\w-])|(?<=%(?:25)*2F))estimate(?:\/|%(?:25)*2F)?(?:\?|%((?:25)*)3F)/gi;

/** What ends an address to the left, and how far it is looked for. */
const beforeAddress = /[\s"'<>()[\],;|]/;
const longestAddress = 500;

// A short `k` or `v` may be somebody else's.
const own = `(?![kv]=)${anyOwnName}=`;
/** Behind a link's beginning its format is no one else's. */
const ownBehind = `(?:${own}|v=1(?![\\w.]))`;
/** A link ends at a blank, a quote, a bracket of a tag, and where a list of values goes on; a comma in the place of `&` is part of it. */
const piece = `(?:&(?:(?:amp;)+|#\\w{1,7};|\\w{2,8};)|[,;](?=${own})|[^\\s"<>,;|#])`;
/** Also those that word processors put there, which do not break or are as wide as a letter of Chinese. */
const blanks = "[ \\t\\u00a0\\u3000]*";
const lineEnd = "\\r?\\n[ \\t]*(?:>[> \\t]*)?";
const untilBlank = new RegExp(`${piece}*`, "iuy");
const parameters = new RegExp(
	`${blanks}(?:${lineEnd})?(?=(?:[\\w.%+=-]{0,80}[&;?]${blanks})?${ownBehind})(?:[&;?]${blanks})?${piece}+`,
	"iuy",
);
const nextLine = new RegExp(`${lineEnd}(?!\\w+://)${piece}+`, "iuy");
const mostPieces = 40;
const mostLines = 4;

/** Every link to the estimator in a text, in its order. One with nothing behind its `?` is found, too: it was cut. */
export function* linksIn(written: string): Generator<FoundLink> {
	// JSON, as chats export it.
	const text = written.replaceAll("\\u0026", "&");
	let [line, counted, end] = [1, 0, 0];
	for (const match of text.matchAll(start)) {
		const at = match.index;
		if (at < end) continue;
		for (; counted < at; counted++) if (text.charAt(counted) === "\n") line++;
		const lead =
			text
				.slice(Math.max(end, at - longestAddress), at)
				.split(beforeAddress)
				.at(-1) ?? "";
		const from = at + match[0].length;
		const query = matchAt(untilBlank, text, from);
		end = from + query.length;
		const encodings = match[1] === undefined ? 0 : 1 + match[1].length / 2;
		const address = addressIn(decoded(lead + match[0], encodings));
		if (encodings > 0) {
			// Behind a bare `&` begin the parameters of the address around it.
			const [inner = ""] = query.split("&");
			const alone = decoded(inner, encodings);
			yield { line, address, query: alone, longer: alone, broken: [], passed: end / text.length };
			continue;
		}
		const rest = several(parameters, text, end, mostPieces).at(-1) ?? "";
		const broken = several(nextLine, text, end + rest.length, mostLines).map((lines) => query + rest + lines);
		end += rest.length;
		const passed = end / text.length;
		yield { line, address, query, longer: unquoted(query + rest), broken: broken.map(unquoted), passed };
	}
}

/** Without the marks of a reply at the beginnings of lines. */
function unquoted(query: string): string {
	return query.replace(/(\r?\n)[ \t]*>[> \t]*/g, "$1");
}

/** What an expression matches at a place once, twice and so on in a row. */
function several(pattern: RegExp, text: string, from: number, most: number): string[] {
	const all: string[] = [];
	for (let matched = ""; all.length < most; all.push(matched)) {
		const next = matchAt(pattern, text, from + matched.length);
		if (next === "") break;
		matched += next;
	}
	return all;
}

/** What a sticky expression matches at a place; "" where it does not. */
function matchAt(pattern: RegExp, text: string, at: number): string {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? "";
}

/** The innermost address of one around another, up to the query. */
function addressIn(wrapped: string): string {
	const whole = wrapped.replace(/\?$/, "");
	const from = whole.search(/https?:\/\/(?!.*https?:\/\/)/i);
	const address = from < 0 ? whole.replace(/^.*[=?&]/, "") : whole.slice(from);
	return address.replace(/estimate$/i, "estimate/");
}

/** A text decoded so many times, as far as that can be done: one cut within a sign is told by its checksum. */
function decoded(text: string, times: number): string {
	if (times === 0) return text;
	try {
		return decoded(decodeURIComponent(text), times - 1);
	} catch {
		return text;
	}
}
