import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { componentFiles } from "#authoring/pages/content-components.ts";
import { listPages } from "#edit/files/pages.ts";
import { isDictionary } from "#edit/yaml/differences.ts";
import type { Difference } from "#program/facts/differences.ts";
import { type FactsFile, isFactsFile } from "#program/facts/fact-words.ts";
import { readFactData } from "./fact-files.ts";

/** A page or tool that shows a fact. */
export interface Shown {
	title: string;
	address: string;
	/** The components of the page that show it, such as `TierComparison`; none for a tool. */
	parts: readonly string[];
}

/** A fact by its file and the keys that lead to it, an entry of a list by its key. */
export type Fact = Pick<Difference, "file" | "path">;

/** What each tool computes with or shows, as its page hands it over. */
const tools: readonly { title: string; address: string; facts: Partial<Record<FactsFile, readonly string[]>> }[] = [
	{
		title: "Tool: find your tier",
		address: "/find-your-tier/",
		facts: {
			selection: [],
			tiers: ["name", "number", "share", "overview", "bestFor", "slug"],
			process: ["name", "weeks"],
		},
	},
	{
		title: "Tool: estimate your revenue",
		address: "/estimate/",
		facts: {
			tiers: ["name", "number", "share"],
			revenue: ["name", "structure", "rate", "rateLabel", "paid", "payment"],
			presets: [],
		},
	},
	{
		title: "Tool: apply",
		address: "/apply/",
		facts: { tiers: ["name", "number", "commitment"], requirements: ["groups"], organisation: ["contact"] },
	},
];

/**
 * Finds the pages and tools that show a fact. A page does when it has a component that reads the fact's file and its key, and names
 * the fact's own entry or none. A page is rather named once too often than left out.
 */
export function findShown(root: string): (fact: Fact) => Shown[] {
	const reads = readsOfComponents(root);
	const pages = listPages(root).map(({ file, title, address }) => {
		const text = readFileSync(join(root, "content", file), "utf8");
		const used = [...text.matchAll(/<([A-Z]\w*)([^>]*)>/g)].map(([, name = "", attributes = ""]) => ({
			name,
			named: [...attributes.matchAll(/"([^"]*)"/g)].map(([, value = ""]) => value),
		}));
		return { title, address, used };
	});
	const read = new Map<FactsFile, { data: unknown; keys: ReadonlySet<string> }>();
	const factsOf = (file: FactsFile) => {
		const known = read.get(file);
		if (known) return known;
		const data = readFactData(root, `program/${file}.yaml`);
		const facts = { data, keys: keysIn(data) };
		read.set(file, facts);
		return facts;
	};
	const direct = ({ file, path }: Fact): Shown[] => {
		const { keys: known } = factsOf(file);
		// What is no key of the file is an entry that comes with the change.
		const [key, ...inner] = path.filter((step) => known.has(step) && !known.has(`=${step}`));
		const shows = ({ name, named }: { name: string; named: readonly string[] }) => {
			const code = reads.get(name);
			if (!code?.files.has(file)) return false;
			const owners = named.filter((value) => known.has(value) || known.has(`=${value}`));
			if (owners.length > 0 && !owners.some((owner) => path.includes(owner))) return false;
			const isRead = (step: string) => code.words.has(step) || named.includes(step);
			return key === undefined || (isRead(key) && (file !== "organisation" || inner.every(isRead)));
		};
		const onPages = pages.flatMap(({ title, address, used }) => {
			const parts = [...new Set(used.filter(shows).map(({ name }) => name))];
			return parts.length > 0 ? [{ title, address, parts }] : [];
		});
		const inTools = tools.filter(({ facts }) => {
			const keys = facts[file];
			return keys && (key === undefined || keys.length === 0 || keys.includes(key));
		});
		return [...onPages, ...inTools.map(({ title, address }) => ({ title, address, parts: [] }))];
	};
	return ({ file, path }) => {
		const texts = textsThatRepeat(factsOf(file).data, path);
		return together([path, ...texts].flatMap((each) => direct({ file, path: each })));
	};
}

/** Each page or tool once, with all its parts. */
function together(shown: readonly Shown[]): Shown[] {
	const found = new Map<string, Shown>();
	for (const each of shown) {
		const parts = [...new Set([...(found.get(each.address)?.parts ?? []), ...each.parts])];
		found.set(each.address, { ...each, parts });
	}
	return [...found.values()];
}

/** Where each value of a file’s data is shown, by its path in the form, such as `2/share`. Files that are no facts have none. */
export function placesOfValues(root: string, file: string, data: unknown): Record<string, readonly Shown[]> {
	const facts = /^program\/(\w+)\.yaml$/.exec(file)?.[1] ?? "";
	if (!isFactsFile(facts)) return {};
	const find = findShown(root);
	const found: Record<string, readonly Shown[]> = {};
	const walk = (value: unknown, steps: readonly (string | number)[], path: readonly string[]) => {
		if (Array.isArray(value)) {
			for (const [at, entry] of value.entries()) walk(entry, [...steps, at], [...path, ...entryKey(entry)]);
			if (value.every((entry) => !isDictionary(entry))) found[steps.join("/")] = find({ file: facts, path });
		} else if (isDictionary(value) && !("low" in value && "high" in value)) {
			for (const [key, inner] of Object.entries(value)) walk(inner, [...steps, key], [...path, key]);
		} else if (steps.length > 0 && typeof steps.at(-1) !== "number") {
			found[steps.join("/")] = find({ file: facts, path });
		}
	};
	walk(data, [], []);
	return found;
}

/** The pages and tools that show any of several facts, each once. */
export function shownFacts(root: string, facts: readonly Fact[]): Shown[] {
	return together(facts.flatMap(findShown(root)));
}

/** Every key of a file's data, and the keys that name the entries of its lists with `=` in front. */
function keysIn(value: unknown): Set<string> {
	if (Array.isArray(value))
		return new Set(value.flatMap((entry) => [...entryKey(entry).map((key) => `=${key}`), ...keysIn(entry)]));
	if (!isDictionary(value)) return new Set();
	return new Set(Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]));
}

/** Where texts of the same entry repeat a figure, as `{share}` does. */
function textsThatRepeat(data: unknown, fact: readonly string[]): string[][] {
	const key = fact.at(-1) ?? "";
	const sign = ["count", "dollars"].includes(key) ? "{figure}" : `{${key}}`;
	const entry = fact.slice(0, -1);
	const walk = (value: unknown, path: readonly string[]): string[][] => {
		if (typeof value === "string") {
			return value.includes(sign) && entry.every((step, at) => path[at] === step) ? [[...path]] : [];
		}
		if (Array.isArray(value)) return value.flatMap((each) => walk(each, [...path, ...entryKey(each)]));
		if (!isDictionary(value)) return [];
		return Object.entries(value).flatMap(([name, inner]) => walk(inner, [...path, name]));
	};
	return walk(data, []);
}

/** What an entry of a list is known by. */
export function entryKey(entry: unknown): string[] {
	if (!isDictionary(entry)) return [];
	const key = [entry.key, entry.tier, entry.role, entry.parameters && entry.name].find(
		(each) => typeof each === "string",
	);
	return typeof key === "string" ? [key] : [];
}

const words: Readonly<Record<FactsFile, RegExp>> = {
	tiers: /\btiers\b|\btierOf\b|\btier\./,
	revenue: /\brevenue\b/,
	process: /\bprocess\b/,
	requirements: /\brequirements\b/,
	agreement: /\bagreement\b/,
	selection: /\bselection\b/,
	organisation: /\borganisation\b/,
	stories: /\bstories\b/,
	presets: /\bpresets\b/,
};

interface Reads {
	files: ReadonlySet<string>;
	/** Every name in the component's code, the keys that it reads among them. */
	words: ReadonlySet<string>;
}

/** What each component reads of the facts, itself or through what it imports of ours. */
function readsOfComponents(root: string): Map<string, Reads> {
	const folder = join(root, "src/components/content/");
	const sourceOf = (path: string, names: readonly string[], depth: number): string => {
		if (depth > 3 || !existsSync(path)) return "";
		const whole = readFileSync(path, "utf8")
			.replace(/<style[\s\S]*?<\/style>/g, "")
			.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
		const text = path.endsWith(".ts") ? partsOf(whole, names) : whole;
		const inner = [...whole.matchAll(/import (?:type )?([^;]*?) from "(#components|#program)\/([^"]+)"/g)]
			// The schemas of the facts name every file, and the reading of them is in the component itself.
			.filter(([, , , file = ""]) => !/^(program\.ts|facts\/facts\.ts)$/.test(file))
			.map(([, imported = "", room = "", file = ""]) => {
				const used = wordsIn(imported).filter((name) => new RegExp(`\\b${name}\\b`).test(text));
				return used.length > 0 ? sourceOf(join(root, "src", room.slice(1), file), used, depth + 1) : "";
			});
		return [text, ...inner].join("\n");
	};
	return new Map(
		[...componentFiles(pathToFileURL(folder))].map(([name, file]) => {
			const code = sourceOf(join(folder, file), [], 0);
			const files = Object.entries(words).flatMap(([facts, word]) => (word.test(code) ? [facts] : []));
			return [name, { files: new Set(files), words: new Set(wordsIn(code)) }];
		}),
	);
}

function wordsIn(code: string): string[] {
	return [...new Set(code.match(/\b[A-Za-z_]\w*\b/g))];
}

/** The declarations of a module that have some names, with those that they need. */
function partsOf(module: string, names: readonly string[]): string {
	const left = new Map(
		module.split(/^(?=(?:export )?(?:async )?(?:function|const|class) )/m).flatMap((part) => {
			const [, name] = /^(?:export )?(?:async )?(?:function|const|class) (\w+)/.exec(part) ?? [];
			return name ? [[name, part] as const] : [];
		}),
	);
	const taken: string[] = [];
	const wanted = [...names];
	for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
		const part = left.get(name);
		if (!part) continue;
		left.delete(name);
		taken.push(part);
		wanted.push(...wordsIn(part));
	}
	return taken.join("\n");
}
