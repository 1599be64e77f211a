import type { FigureChange } from "#program/facts/published-figures.ts";
import type { Superseding } from "#program/facts/versions.ts";
import type { SelectionProblems } from "#program/selection/selection-faults.ts";
import type { Path } from "./fault.ts";

/** A value of a YAML file as a person would name it: the keys that lead to it, and whose entry of a list it is of. */
export interface ValueName {
	path: Path;
	/** Key or name of the entry of the last list; null where it has none. */
	entry: string | null;
}

/** What a value should have been. */
export type Wanted =
	| { kind: "type"; type: string }
	| { kind: "quoted text" }
	| { kind: "plain number" }
	| { kind: "number without quotation marks" }
	| { kind: "entries"; bound: "exactly" | "at least" | "at most"; count: number }
	| { kind: "limit"; bound: "at least" | "at most" | "more than"; value: number }
	| { kind: "some text" }
	| { kind: "two decimals" }
	| { kind: "whole number" }
	| { kind: "one of"; values: readonly string[] }
	| { kind: "another form" }
	| { kind: "day" }
	| { kind: "email" }
	| { kind: "pattern"; rule: string }
	| { kind: "rule"; rule: string };

/** A text that is no YAML, or is YAML and not what its author meant. */
export interface YamlProblems {
	"key twice": object;
	"tab as indent": object;
	"sign at the beginning": object;
	"colon in a text": object;
	"other indent": object;
	"does not close": object;
	"curly quotes": object;
	"star at the beginning": object;
	"no space after hyphen": object;
	"no space after colon": object;
	"apostrophe ends a text": object;
	"brace at the beginning": object;
	"quote inside quotes": object;
	"other hyphen": object;
	"text after quotes": object;
	"no colon": object;
	"comma missing": object;
	"closes too often": object;
	"unseen sign": object;
	"note in a text": object;
	"two versions": object;
	"point between thousands": { written: string; read: number };
	"no YAML": { reason: string };
}

/** A value that its schema refuses. */
export interface ValueProblems {
	"value missing": { value: ValueName; meaning: string | null };
	"value refused": {
		value: ValueName;
		wanted: Wanted;
		/** The value as its author wrote it, "" when it is empty; null for a list or a group of keys. */
		written: string | null;
		/** Whether YAML took what was written for a note to readers. */
		isNote: boolean;
		meaning: string | null;
	};
	"comma in a number": { value: ValueName };
	"unknown key": { value: ValueName; known: readonly string[] };
}

export interface FactsProblems {
	"file missing": object;
	"published figure": FigureChange & { version: string };
	"terms out of order": {
		version: string;
		effective: string;
		earlier: { version: string; effective: string };
	};
	"folder of other terms": { folder: string; version: string };
	"published terms gone": { version: string };
	/** Announced terms, or terms in force, whose figures nobody recorded. */
	"terms not published": { version: string; effective: string };
	"no terms in force": { version: string; effective: string; day: string };
	"build out of date": Superseding;
	"unknown placeholder": { text: string; written: string | null; known: readonly string[] };
	"unknown parameter": { parameter: string; known: readonly string[] };
	"parameter refused": { parameter: string; preset: string; says: string; value: string };
	"parameter of other terms": { parameter: string; preset: string; version: string };
	"model not in terms": { model: string; version: string; line: string; tier: string; known: readonly string[] };
	"value not known": { key: string; of: string | null };
	"addresses not recorded": { addresses: readonly string[] };
}

/** What a file that nothing reads may have been meant as. */
export type FileMeant = "page" | "facts" | "picture" | "copy" | "download";

/** What leads to pages. */
export interface GuideProblems {
	"file not read": { meant: FileMeant };
	"no such page": { page: string };
	"page twice": { page: string };
	"page not in navigation": { page: string };
	"name of a page's file": { wanted: string };
	"one page in two files": { other: string };
	"address taken": { address: string };
	"redirect hides a page": { from: string };
	"redirect hides a page of the site": { from: string };
	"redirect twice": { from: string };
	"page gone": { address: string };
	"redirect leads on": { to: string };
	"no such section": { section: string };
	"section twice": { section: string };
}

/** What a component takes: by name, whether it may be left out, and its values where they are few. */
export interface Usage {
	component: string;
	props: readonly { name: string; optional: boolean; values: readonly string[] | null }[];
}

export interface PageProblems {
	"not UTF-8": object;
	"no head": object;
	"second main heading": object;
	"picture without words": { url: string };
	"picture as a tag": { src: string };
	"link without address": object;
	"link without words": { url: string };
	"link apart": { written: string };
	"link not read": { written: string };
	"link by no label": { label: string };
	"heading apart": { sign: string };
	"heading without words": object;
	"bold not read": { written: string };
	"heading of a paragraph": object;
	"number begins a list": { number: number };
	"box of other programs": { written: string };
	"table of tabs": object;
	"table without its line": object;
	"cells not shown": { cells: number; columns: number };
	"diagram as text": object;
	"code not closed": { fence: string };
	"braces in text": { written: string };
	"unknown component": { name: string; known: readonly string[] };
	"component in small letters": { name: string; meant: string };
	"unknown attribute": { name: string; usage: Usage };
	"attribute value": { component: string; name: string; value: string; values: readonly string[] };
	"attribute computed": { component: string; name: string; written: string };
	"tag not shown": { name: string };
	"script of a tag": { name: string; attribute: string };
	"words in a component": { component: string };
	"attribute missing": { name: string; usage: Usage };
	"curly quotes in a tag": object;
	"tag not closed": { name: string };
	"tag not opened": { name: string };
	"address in brackets": { address: string };
	"comment of HTML": object;
	"tag not finished": object;
	"brace not closed": object;
	"braces not read": object;
	"word of programs": object;
	markup: { reason: string };
	diagram: { refusal: string; line: { number: number; text: string } | null; reason: string | null };
	"typed figure": { figure: string };
}

/** What the author of a link meant: another site, an e-mail, or a page whose address is written otherwise. */
export interface LinkMeant {
	kind: "site" | "mail" | "page";
	address: string;
}

/** Where a link of a page leads nowhere. */
export interface LinkProblems {
	"link out of the site": { link: string; base: string };
	"link to no page": { link: string; meant: LinkMeant | null };
	"link to a draft": { link: string };
	"link to no section": { link: string; page: string };
	"section gone": { id: string; by: "process flowchart" | "tier finder" };
	"link to a machine": { link: string; isDisk: boolean };
	"link of no kind": { link: string };
	"no such picture": { picture: string };
	"no such film": { film: string };
	"picture elsewhere": { picture: string };
	"picture of another kind": { picture: string };
	"picture not of its name": { picture: string };
	"picture cut off": { picture: string };
}

export interface ToolProblems {
	/** What another program reports about code, for a user who reads code. */
	tool: { output: string; remedy: string };
	"types not checked": object;
	/** What Astro refuses. */
	build: { reason: string };
}

/** The values of each kind of problem. */
export interface ProblemValues
	extends YamlProblems,
		ValueProblems,
		FactsProblems,
		SelectionProblems,
		GuideProblems,
		PageProblems,
		LinkProblems,
		ToolProblems {}

export type ProblemKind = keyof ProblemValues;

/** A kind of problem with its values; without a kind, any of them. */
export type Problem<Kind extends ProblemKind = ProblemKind> = {
	[One in Kind]: { kind: One } & ProblemValues[One];
}[Kind];
