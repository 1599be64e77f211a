import { plainSigns } from "#program/clean-text.ts";
import { anyOwnName, isOwnParameter, isText } from "./link-names.ts";
import { blank, endsAsOwn, holdsOwn, looksOwn, looksOwnBesideOwn, safelyDecoded, unseen } from "./unread-names.ts";

/** What mail and chat programs do to a link on its way. */
export type Damage =
	| "encoded"
	| "entities"
	| "separators"
	| "quoted-printable"
	| "json"
	| "underscores"
	| "blanks"
	| "signs"
	| "end";

/** The parameters of a link as they were meant. */
export interface MendedQuery {
	pairs: [string, string][];
	damages: ReadonlySet<Damage>;
	/** Names that look like inputs of the estimator and are none: they were damaged beyond one certain reading, or cut. */
	unread: string[];
}

const ownPiece = new RegExp(`^(?:amp;?|\\?)*${anyOwnName}=`, "i");
/** Behind something else, two parameters of ours. */
const ownBehind = new RegExp(`(?:&(?:amp;?)*${anyOwnName}=.*?){2}`, "is");

/** `&` written as an HTML entity, its semicolon perhaps encoded; browsers read the beginning of `&currency` as `¤`. */
const ampersand = /&(?:(?:amp|#0*38|#x0*26)(?:;|%3B))+/gi;
const currencySign = /(?:\u00a4|%C2%A4)cy=/gi;
const entities: Record<string, string> = { equals: "=", "#61": "=", "#x3d": "=", period: ".", "#46": ".", "#x2e": "." };
const entity = /&(equals|period|#61|#x3d|#46|#x2e)(?:;|%3B)/gi;

/** A name with its `=`, all or some of it in full-width signs, which an address has encoded. */
const wideName = (() => {
	const sign = "[\\uff0e\\uff10-\\uff19\\uff21-\\uff3a\\uff3f\\uff41-\\uff5a]";
	const encoded = "%EF%BC%(?:8E|9[0-9]|[AB][0-9A-F])|%EF%BD%[89][0-9A-F]";
	return new RegExp(`(^|&|\\uff06|%EF%BC%86)((?:[\\w.]|${sign}|${encoded})+)(?:=|\\uff1d|%EF%BC%9D)`, "gi");
})();

/** What replaced `&` behind a checksum, which holds no sign but its eight. */
const behindChecksum = /^(k=[\da-f]{8})(?:[;,\s+]|%(?:25)*(?:3B|26|2C|20))+(?=v=1)/i;

/**
 * What replaced `&` before a name of ours: the links that are written here encode `=` within values, so that a name followed
 * by a bare one always begins a parameter.
 */
const separator = new RegExp(
	// A short `k` or `v` may be somebody else's. Bounded: in a long run of blanks, each would be tried to its end.
	`(?:[;?,\\s+\\u{ff06}\\u{ff1f}]|%(?:25)*(?:3B|3F|26|2C|20|0[AD])|%EF%BC%86|%EF%BC%9F){1,60}(?=(?![kv]=)${anyOwnName}=)`,
	"giu",
);
/** An encoded `&` that was made an entity, or encoded twice, before any name of ours: nobody else's value has that. */
const encodedAmpersand = new RegExp(
	`%(?:25)*26(?:(?:amp|#0*38|#x0*26)(?:;|%3B))+(?=${anyOwnName}=)|%(?:25)+26(?=${anyOwnName}=)`,
	"gi",
);

/** `&` and `=` as JSON writes them within HTML. */
const jsonAmpersand = new RegExp(`(?:\\\\|%5C)u0026(?=${anyOwnName}=)`, "gi");
const jsonEquals = new RegExp(`(^|&|(?:\\\\|%5C)u0026)(${anyOwnName})(?:\\\\|%5C)u003d`, "gi");

/** Reads a query as it was meant where only one reading is possible. Total: any text gives pairs, never an exception. */
export function mendedQuery(query: string): MendedQuery {
	const damages = new Set<Damage>();
	const text = mendedText(query.replace(/^\?+/, ""), damages);
	const written = text
		.split("&")
		.flatMap((piece) => [...new URLSearchParams(piece)])
		.map(([name, value]): [string, string] => [name, value]);
	const exact = new Map(written.filter(([name]) => isOwnParameter(name) || name === "k"));
	const unread: string[] = [];
	const isWithoutFormat = !exact.has("v") && !exact.has("k");
	const pairs = written.flatMap(([name, given], at): [string, string][] => {
		const asWritten = meantName(name);
		const broken = asWritten ? undefined : brokenName(name, given);
		const found = asWritten ?? broken;
		if (!found) {
			const isCut = at === written.length - 1 && given === "";
			const lostBeginning = at === 0 && exact.size > 0 && isWithoutFormat && endsAsOwn(name, given);
			const isBeside = exact.size > 0 && looksOwnBesideOwn(name, isCut);
			if (lostBeginning || isBeside || looksOwn(name, isCut) || holdsOwn(name, given)) unread.push(name);
			return [[name, given]];
		}
		const value = broken?.value ?? given;
		const meant = meantValue(found.name, value, damages);
		if (found.damage === null) return [[found.name, meant]];
		// Beside the name as it is written here, the damaged one has a second meaning.
		const other = exact.get(found.name);
		if (other !== undefined && other !== value) unread.push(name);
		if (other !== undefined) return [];
		damages.add(found.damage);
		return [[found.name, meant]];
	});
	return { pairs, damages, unread };
}

/** The pieces of a query that are not ours, such as campaign tags, each as it was written. */
export function foreignPieces(query: string): string[] {
	const ours = (name: string) => name === "k" || isOwnParameter(name);
	return query
		.replace(/^\?+/, "")
		.split("&")
		.filter((piece) => {
			const { pairs, unread } = mendedQuery(piece);
			return piece !== "" && unread.length === 0 && !pairs.some(([name]) => ours(name));
		});
}

/** A query whose separators are what they were; each step may bring another to light. */
function mendedText(query: string, damages: Set<Damage>): string {
	let text = query;
	for (let round = 0; round < 4; round++) {
		const before = text;
		const step = (damage: Damage, after: string) => {
			if (after !== text) damages.add(damage);
			text = after;
		};
		step("signs", text.replace(wideName, inPlainSigns));
		step("encoded", text.split("&").map(decodedPiece).join("&"));
		step("separators", text.replace(/\?(?=[\w.-]+=)/g, "&"));
		step("entities", text.replace(ampersand, "&").replace(currencySign, "&currency="));
		step(
			"entities",
			text.replace(entity, (_, name: string) => entities[name.toLowerCase()] ?? ""),
		);
		step("quoted-printable", withoutQuotedPrintable(text));
		step("json", text.replace(jsonEquals, "$1$2=").replace(jsonAmpersand, "&"));
		step("separators", text.replace(encodedAmpersand, "&").replace(behindChecksum, "$1&"));
		step("separators", text.replace(separator, parting));
		if (text === before) break;
	}
	return text;
}

/** `&` for what took its place before a name of ours. A blank behind the letter of a scenario is within the name, and stays. */
function parting(sign: string, at: number, text: string): string {
	if (at === 0) return "";
	return sign.includes("&") || /(?:^|&)[bc][._]$/.test(text.slice(Math.max(0, at - 3), at)) ? sign : "&";
}

/** A name of ours in plain signs, with what stands before and behind it; what is none stays as it is. */
function inPlainSigns(written: string, before: string, name: string): string {
	const plain = plainSigns(safelyDecoded(name) ?? name);
	return plain === "k" || isOwnParameter(plain) ? `${before && "&"}${plain}=` : written;
}

/** A piece whose `=` is encoded, decoded where that makes it a parameter of ours. */
function decodedPiece(piece: string): string {
	let decoded: string | null = piece;
	for (let times = 0; times < 3 && decoded !== null && !decoded.includes("="); times++) {
		decoded = safelyDecoded(decoded);
		if (decoded !== null && (ownPiece.test(decoded) || ownBehind.test(decoded))) return decoded;
	}
	return piece;
}

/** Mail that was never decoded writes `=` as `=3D` (RFC 2045, 6.7); where every one is, no other reading is possible. */
function withoutQuotedPrintable(text: string): string {
	const joined = text.replace(/=(?:\r?\n|(?:%0D)?%0A)/gi, "");
	const isQuoted = /(?:^|&)(?:v|terms)=3D/.test(joined) && !/=(?!3D)/i.test(joined);
	return isQuoted ? joined.replace(/=3D/gi, "=") : text;
}

/** What had happened to a name, in the order in which it is undone. */
const changesOfName: [Damage, (name: string) => string][] = [
	// Some programs leave out the entity's end, of which browsers then see nothing.
	["entities", (name) => name.replace(/^(?:amp;?)+/i, "")],
	["encoded", (name) => safelyDecoded(name) ?? name],
	["blanks", (name) => name.normalize("NFKC").replace(blank, "").replace(unseen, "")],
	["underscores", (name) => name.replaceAll("_", ".")],
	// Mail that is answered sets a sign before each line of what it quotes.
	["blanks", (name) => name.replace(/>/g, "")],
];

/** The name of ours that a name was, and what had happened to it; undefined where it is none. */
function meantName(name: string): { name: string; damage: Damage | null } | undefined {
	const isOurs = (one: string) => one === "k" || isOwnParameter(one);
	if (isOurs(name)) return { name, damage: null };
	let meant = name;
	for (const [damage, undone] of changesOfName) {
		meant = undone(meant);
		if (isOurs(meant)) return { name: meant, damage };
	}
	return undefined;
}

/** A name of ours that mail broke with a `=` at the end of its line (RFC 2045, 6.7), and its value. */
function brokenName(name: string, value: string): { name: string; value: string; damage: Damage } | undefined {
	const [, rest = "", behind = ""] = /^\s*([\w.]{1,20})=(.*)$/s.exec(value) ?? [];
	const found = rest === "" ? undefined : meantName(name + rest);
	return found && { name: found.name, value: behind, damage: "quoted-printable" };
}

/** A value without what got into it; of texts every character counts. */
function meantValue(name: string, value: string, damages: Set<Damage>): string {
	if (isText(name)) return value;
	const decoded = /%[0-9a-f]{2}/i.test(value) ? (safelyDecoded(value) ?? value) : value;
	if (decoded !== value) damages.add("encoded");
	const clean = decoded.replace(blank, "").replace(unseen, "");
	if (clean !== decoded) damages.add("blanks");
	const plain = plainValue(clean);
	if (plain !== clean) damages.add("signs");
	return plain;
}

/** A value with plain signs; every dash before a digit is a minus. */
function plainValue(text: string): string {
	return plainSigns(text)
		.replace(/\u066b/g, ".")
		.replace(/[\u2010-\u2015\u2212](?=\d)/g, "-");
}

/**
 * The readings of a link among which its checksum can decide: texts without marks that got into them or decoded once more,
 * and the last value without what follows a link in a sentence.
 */
export function* readingsOf({ pairs }: MendedQuery): Generator<{ pairs: [string, string][]; damage: Damage | null }> {
	const ways: [Damage | null, (text: string) => string][] = [
		[null, (text) => text],
		["blanks", (text) => text.trim()],
		["blanks", (text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, "").replace(unseen, "")],
		["blanks", (text) => text.replace(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, " ").replace(unseen, "")],
		["blanks", (text) => text.replace(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, "").replace(unseen, "")],
		["encoded", (text) => safelyDecoded(text) ?? text],
		["encoded", (text) => safelyDecoded(text.replaceAll("+", " ")) ?? text],
		["entities", decodedEntities],
	];
	const lastOwn = pairs.reduce((last, [name], at) => (isOwnParameter(name) ? at : last), -1);
	const last = pairs[lastOwn]?.[1] ?? "";
	// Of ten thousand links whose checksums are wrong, most have texts that no way changes: each text is read once.
	const seen = new Set<string>();
	for (const [damage, change] of ways) {
		const changed = pairs.map(([name, value]): [string, string] => [name, isText(name) ? change(value) : value]);
		const texts = changed.flatMap(([name, value]) => (isText(name) ? [value] : [])).join("\u0000");
		if (seen.has(texts)) continue;
		seen.add(texts);
		yield { pairs: changed, damage };
		for (let cut = 1; cut <= Math.min(last.length, 24); cut++)
			yield {
				pairs: changed.map(([name, value], at) => [name, at === lastOwn ? value.slice(0, -cut) : value]),
				damage: "end",
			};
	}
}

/** A text in which HTML's and XML's entities are the signs that they mean; of named ones, those that both have and the blank. */
export function decodedEntities(text: string): string {
	const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
		if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
		const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
		return code > 0x10ffff ? whole : String.fromCodePoint(code);
	});
}
