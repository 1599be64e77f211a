import {
	isParameterName,
	type ParameterName,
	parameterNames,
	parameters,
	readValue,
	type Scenario,
	type Values,
} from "./scenario.ts";

/** Prefixes of the parameters of the scenarios that stand side by side: the first, the second, the third. */
const prefixes = ["", "b.", "c."] as const;

/** What of a link was not read as it stands, in a sentence. */
export interface Ignored {
	parameter: string;
	sentence: string;
}

export interface ReadLink {
	/** One to three scenarios; none when the link has no parameter of the estimator. */
	scenarios: Scenario[];
	ignored: Ignored[];
	/** Whether the checksum fits; null when the link has none. */
	intact: boolean | null;
}

/** Reads a query (with or without `?`). Total: any text gives scenarios and a list of what was ignored, never an exception. */
export function readLink(query: string, terms: { current: string; known: readonly string[] }): ReadLink {
	const pairs = [...new URLSearchParams(query)];
	const ignored: Ignored[] = [];
	const seen = new Set<string>();
	const values: Record<(typeof prefixes)[number], Record<string, string>> = { "": {}, "b.": {}, "c.": {} };
	const versions: Partial<Record<(typeof prefixes)[number], string>> = {};
	const present = new Set<(typeof prefixes)[number]>();
	let checksum: string | null = null;
	for (const [full, text] of pairs) {
		if (full === "k") {
			checksum ??= text;
			continue;
		}
		const { prefix, name } = split(full);
		if (!isOurs(name)) continue;
		present.add(prefix);
		if (seen.has(full)) {
			ignored.push({ parameter: full, sentence: `${full} stands twice; the first one counts.` });
			continue;
		}
		seen.add(full);
		if (name === "v") {
			if (text !== "1")
				ignored.push({
					parameter: full,
					sentence: `${full} is "${short(text)}", a format this page does not know; it was read as format 1.`,
				});
		} else if (name === "terms") {
			if (terms.known.includes(text)) versions[prefix] = text;
			else
				ignored.push({
					parameter: full,
					sentence: `${full} is "${short(text)}", which is no version of the program terms; terms ${terms.current} were used.`,
				});
		} else if (isParameterName(name)) {
			const value = readValue(name, text);
			if (value === null) ignored.push({ parameter: full, sentence: unreadable(full, name, text) });
			else values[prefix][name] = value;
		}
	}
	const scenarios = prefixes
		.filter((prefix) => present.has(prefix) || (prefix === "" && present.size > 0))
		.map((prefix) => ({ terms: versions[prefix] ?? versions[""] ?? terms.current, values: canonical(values[prefix]) }));
	return { scenarios, ignored, intact: checksum === null ? null : checksum === checksumOf(pairs) };
}

function unreadable(full: string, name: ParameterName, text: string): string {
	const { default: fallback, kind, label } = parameters[name];
	const instead = fallback === null ? "it was left out" : `${fallback} was used`;
	return `${full} (${label.toLowerCase()}) is "${short(text)}" and must be ${kind.says}; ${instead}.`;
}

function short(text: string): string {
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function split(full: string): { prefix: (typeof prefixes)[number]; name: string } {
	const prefix = full.startsWith("b.") ? "b." : full.startsWith("c.") ? "c." : "";
	return { prefix, name: full.slice(prefix.length) };
}

function isOurs(name: string): boolean {
	return name === "v" || name === "terms" || isParameterName(name);
}

/** The values in the order of the table, those with their default left out. */
function canonical(values: Record<string, string>): Values {
	const entries = parameterNames.flatMap((name): [string, string][] => {
		const value = values[name];
		return value === undefined || value === parameters[name].default ? [] : [[name, value]];
	});
	return Object.fromEntries(entries);
}

/** The query of the scenarios, without `?`, as the address bar holds it: what has its default is left out. */
export function writeLink(scenarios: readonly Scenario[]): string {
	return new URLSearchParams(pairsOf(scenarios)).toString();
}

/** The query of the scenarios as "Copy link" writes it: first the checksum over all of it. */
export function writeCheckedLink(scenarios: readonly Scenario[]): string {
	const pairs = pairsOf(scenarios);
	return new URLSearchParams([["k", checksumOf(pairs)], ...pairs]).toString();
}

function pairsOf(scenarios: readonly Scenario[]): [string, string][] {
	return scenarios.slice(0, prefixes.length).flatMap(({ terms, values }, at): [string, string][] => {
		const prefix = prefixes[at] ?? "";
		const written = parameterNames.flatMap((name): [string, string][] => {
			const value = values[name];
			return value === undefined ? [] : [[prefix + name, value]];
		});
		if (at === 0) return [["v", "1"], ["terms", terms], ...written];
		const tier: [string, string][] = values.tier === undefined ? [[`${prefix}tier`, parameters.tier.default]] : [];
		const version: [string, string][] = terms === scenarios[0]?.terms ? [] : [[`${prefix}terms`, terms]];
		return [...version, ...tier, ...written];
	});
}

/**
 * The checksum of a link: CRC-32 (IEEE 802.3) in 8 lower-case hexadecimal digits over the UTF-8 text of its parameters of the
 * table as `name=value`, decoded, sorted by name, joined by `&`.
 */
export function checksumOf(pairs: readonly (readonly [string, string])[]): string {
	const text = pairs
		.filter(([full]) => isOurs(split(full).name))
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([full, value]) => `${full}=${value}`)
		.join("&");
	return crc32(new TextEncoder().encode(text)).toString(16).padStart(8, "0");
}

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return (crc ^ 0xffffffff) >>> 0;
}
