import { checksumOf } from "./link-checksum.ts";
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
type Prefix = (typeof prefixes)[number];

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

/** The versions of the program terms that a link may name. */
export interface KnownTerms {
	current: string;
	known: readonly string[];
}

/** Reads a query (with or without `?`). Total: any text gives scenarios and a list of what was ignored, never an exception. */
export function readLink(query: string, terms: KnownTerms): ReadLink {
	const pairs = [...new URLSearchParams(query)];
	const ours = ownPairs(pairs);
	const first = new Map<string, string>();
	const ignored: Ignored[] = [];
	for (const [full, text] of ours) {
		if (!first.has(full)) first.set(full, text);
		else if (!ignored.some(({ parameter }) => parameter === full))
			ignored.push({ parameter: full, sentence: `${full} stands more than once; the first one counts.` });
	}
	const present = prefixes.filter((prefix) => [...first.keys()].some((full) => split(full).prefix === prefix));
	const missing = present.includes("c.") && !present.includes("b.");
	if (missing)
		ignored.push({ parameter: "c.", sentence: "The link has a third scenario (c.) and no second; it stands second." });
	// A scenario beside the first has the first one's terms unless it names its own: the link keeps its numbers as a whole.
	const firstTerms = versionOf("", first, terms, terms.current, ignored);
	const scenarios = prefixes
		.filter((prefix) => present.includes(prefix) || (prefix === "" && present.length > 0))
		.map((prefix) => ({
			terms: prefix === "" ? firstTerms : versionOf(prefix, first, terms, firstTerms, ignored),
			values: valuesOf(prefix, first, ignored),
		}));
	const checksum = pairs.find(([full]) => full === "k")?.[1];
	return { scenarios, ignored, intact: checksum === undefined ? null : checksum === checksumOf(ours) };
}

/** The version that a scenario of the link is computed with; what cannot be read is named. */
function versionOf(
	prefix: Prefix,
	link: ReadonlyMap<string, string>,
	{ known }: KnownTerms,
	otherwise: string,
	ignored: Ignored[],
): string {
	const format = link.get(`${prefix}v`);
	if (format !== undefined && format !== "1")
		ignored.push({
			parameter: `${prefix}v`,
			sentence: `${prefix}v is “${short(format)}”, a format this page does not know; it was read as format 1.`,
		});
	const version = link.get(`${prefix}terms`);
	if (version === undefined || known.includes(version)) return version ?? otherwise;
	ignored.push({
		parameter: `${prefix}terms`,
		sentence: `${prefix}terms is “${short(version)}”, which is no version of the program terms; terms ${otherwise} were used.`,
	});
	return otherwise;
}

/** The values of a scenario in the order of the table, those with their default left out; what cannot be read is named. */
function valuesOf(prefix: Prefix, link: ReadonlyMap<string, string>, ignored: Ignored[]): Values {
	const entries = parameterNames.flatMap((name): [string, string][] => {
		const text = link.get(prefix + name);
		if (text === undefined) return [];
		const value = readValue(name, text);
		if (value === null) ignored.push({ parameter: prefix + name, sentence: unreadable(prefix + name, name, text) });
		return value === null || value === "" || value === parameters[name].default ? [] : [[name, value]];
	});
	return Object.fromEntries(entries);
}

function unreadable(full: string, name: ParameterName, text: string): string {
	const { default: fallback, kind, label } = parameters[name];
	const instead = fallback === null ? "it was left out" : `${fallback} was used`;
	return `${full} (${label.toLowerCase()}) is “${short(text)}” and must be ${kind.says}; ${instead}.`;
}

/** The beginning of a text, as far as it can be shown in a sentence. */
function short(text: string): string {
	const shown = [...text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ")];
	return shown.length > 40 ? `${shown.slice(0, 40).join("")}…` : shown.join("");
}

function split(full: string): { prefix: Prefix; name: string } {
	const prefix = full.startsWith("b.") ? "b." : full.startsWith("c.") ? "c." : "";
	return { prefix, name: full.slice(prefix.length) };
}

/** The parameters that the checksum covers: those of the table, for any of the scenarios. */
function ownPairs(pairs: readonly (readonly [string, string])[]) {
	return pairs.filter(([full]) => {
		const { name } = split(full);
		return name === "v" || name === "terms" || isParameterName(name);
	});
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

/** Each scenario names its terms, so that nobody who reads the link has to know what stands for those it leaves out. */
function pairsOf(scenarios: readonly Scenario[]): [string, string][] {
	return scenarios.slice(0, prefixes.length).flatMap(({ terms, values }, at): [string, string][] => {
		const prefix = prefixes[at] ?? "";
		const written = parameterNames.flatMap((name): [string, string][] => {
			const value = values[name];
			return value === undefined ? [] : [[prefix + name, value.toWellFormed()]];
		});
		return [...(at === 0 ? [["v", "1"] satisfies [string, string]] : []), [`${prefix}terms`, terms], ...written];
	});
}
