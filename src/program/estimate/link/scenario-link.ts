import { isDay } from "#program/calendar-day.ts";
import {
	type HasModels,
	hasModel,
	modelsTogether,
	modelsWithout,
	parametersUnder,
} from "#program/estimate/models-of-terms.ts";
import {
	defaultValues,
	type ParameterName,
	parameters,
	type Scenario,
	textOf,
	type Values,
	wellFormed,
	withText,
	writtenValues,
} from "#program/estimate/scenario.ts";
import { type Sender, senderText } from "#program/estimate/sender.ts";
import type { ModelTerms } from "#program/estimate/terms.ts";
import { listed } from "#program/format.ts";
import { modelKeys, models, parametersOf } from "#program/models/models.ts";
import { checksumOf } from "./link-checksum.ts";
import { isOwnParameter, partsOfName, prefixOf, scenarioLetters } from "./link-names.ts";
import { type Damage, mendedQuery, readingsOf } from "./link-repair.ts";

/** Prefixes of the parameters of the scenarios side by side: the first, the second, the third. */
const prefixes = scenarioLetters.map(prefixOf);

/** What of a link was not read as it is written, in a sentence. */
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
	/** What had happened to the link on its way and was undone in reading it. */
	mended: Damage[];
	/** Who sent it, and when; null where the link does not contain that. */
	sender: Sender;
}

/** A version of the program terms that a link may name, with the revenue models that it has. */
export interface LinkTerms extends HasModels<Pick<ModelTerms, "key" | "name">> {
	version: string;
}

/** Every version that a link may name, the one in force first. */
export type KnownTerms = readonly [inForce: LinkTerms, ...others: LinkTerms[]];

/** Reads a query (with or without `?`). Total: any text gives scenarios and a list of what was ignored, never an exception. */
export function readLink(query: string, terms: KnownTerms): ReadLink {
	const { pairs, unread, intact, mended } = wholeReading(query);
	const ours = pairs.filter(([full]) => isOwnParameter(full));
	const link = new Map<string, string>();
	const ignored: Ignored[] = [];
	for (const [full, text] of ours) {
		if (!link.has(full)) link.set(full, text);
		else if (!ignored.some(({ parameter }) => parameter === full))
			ignored.push({ parameter: full, sentence: `${full} is there more than once; the first one counts.` });
	}
	const present = prefixes.filter((prefix) =>
		[...link.keys()].some((full) => prefixOf(partsOfName(full).letter) === prefix && full !== "by" && full !== "sent"),
	);
	if (present.includes("c.") && !present.includes("b."))
		ignored.push({
			parameter: "c.",
			sentence: "The link has a third scenario (c.) and no second; it is shown second.",
		});
	// A scenario beside the first has the first one's terms unless it names its own: the link keeps its numbers as a whole.
	const firstTerms = versionOf("", link, terms, terms[0], ignored);
	const scenarios = prefixes
		.filter((prefix) => present.includes(prefix) || (prefix === "" && present.length > 0))
		.map((prefix) => {
			const own = prefix === "" ? firstTerms : versionOf(prefix, link, terms, firstTerms, ignored);
			ignored.push(...ofOtherTerms(prefix, own, link, terms));
			return { terms: own.version, values: valuesOf(prefix, own, link, ignored) };
		});
	const sender = senderOf(link, ignored);
	// What somebody wrote with a checksum that fits is whole, whatever it leaves out.
	if (intact !== true)
		ignored.push(...scenarios.flatMap(({ values }, at) => withoutSwitch(present[at] ?? "", values, link)));
	for (const name of unread)
		ignored.push({
			parameter: name,
			sentence: `“${short(name)}” looks like an input of the estimator that was damaged on its way; it was left out.`,
		});
	return { scenarios, ignored, intact, mended, sender };
}

/** The parameters of a link: as it is where its checksum fits, else as it was meant, where that can be known. */
function wholeReading(query: string) {
	const pairs: [string, string][] = [...new URLSearchParams(query)];
	if (fits(pairs)) return { pairs, unread: [], intact: true, mended: [] };
	const meant = mendedQuery(query);
	const isMended = meant.pairs.some(([full]) => isOwnParameter(full));
	const hasChecksum = meant.pairs.some(([full]) => full === "k");
	for (const reading of hasChecksum ? readingsOf(meant) : [])
		if (fits(reading.pairs)) {
			const damages = new Set([...meant.damages, ...(reading.damage === null ? [] : [reading.damage])]);
			return { pairs: reading.pairs, unread: [], intact: true, mended: [...damages] };
		}
	return {
		pairs: meant.pairs,
		unread: meant.unread,
		intact: hasChecksum ? false : null,
		mended: isMended ? [...meant.damages] : [],
	};
}

/** Whether there is a checksum and it is that of the parameters. */
function fits(pairs: readonly [string, string][]): boolean {
	const checksum = pairs.find(([full]) => full === "k")?.[1];
	return checksum !== undefined && checksum === checksumOf(pairs.filter(([full]) => isOwnParameter(full)));
}

/** Who sent a link and when; what cannot be read is named. */
function senderOf(link: ReadonlyMap<string, string>, ignored: Ignored[]): Sender {
	const [by, sent] = [link.get("by"), link.get("sent")];
	const name = by === undefined ? null : senderText(by);
	if (by !== undefined && name === null)
		ignored.push({ parameter: "by", sentence: "by (sender) must be a text of up to 60 characters; it was left out." });
	const isDate = sent !== undefined && isDay(sent);
	if (sent !== undefined && sent !== "" && !isDate)
		ignored.push({
			parameter: "sent",
			sentence: `sent (day of sending) is “${short(sent)}” and must be a day such as 2026-11-25; it was left out.`,
		});
	return { by: name || null, sent: isDate ? sent : null };
}

/** The version that a scenario of the link is computed with; what cannot be read is named. */
function versionOf(
	prefix: string,
	link: ReadonlyMap<string, string>,
	known: KnownTerms,
	otherwise: LinkTerms,
	ignored: Ignored[],
): LinkTerms {
	const format = link.get(`${prefix}v`);
	if (format !== undefined && format !== "1")
		ignored.push({
			parameter: `${prefix}v`,
			sentence: `${prefix}v is “${short(format)}”, a format this page does not know; it was read as format 1.`,
		});
	const version = link.get(`${prefix}terms`);
	if (version === undefined) return otherwise;
	const named = known.find((terms) => terms.version === version);
	if (named) return named;
	ignored.push({
		parameter: `${prefix}terms`,
		sentence: `${prefix}terms is “${short(version)}”, which is no version of the program terms; terms ${otherwise.version} were used.`,
	});
	return otherwise;
}

/** Inputs of models that the terms of a scenario do not have, a sentence a model: they are left out, and why. */
function ofOtherTerms(prefix: string, own: LinkTerms, link: ReadonlyMap<string, string>, known: KnownTerms): Ignored[] {
	return modelsWithout(own).flatMap((model): Ignored[] => {
		const given = parametersOf(model).flatMap((name) => (link.has(prefix + name) ? [prefix + name] : []));
		const [parameter] = given;
		if (parameter === undefined) return [];
		const [are, were] = given.length === 1 ? ["is an input", "it was"] : ["are inputs", "they were"];
		const having = known.filter((terms) => hasModel(terms, model));
		const named = modelsTogether(having).find(({ key }) => key === model);
		const whose = named
			? `${named.name}, a revenue model of terms ${listed(having.map(({ version }) => version))}`
			: "a revenue model that no terms have";
		const sentence = `${listed(given)} ${are} of ${whose}; terms ${own.version} do not have it, so ${were} left out.`;
		return [{ parameter, sentence }];
	});
}

/** The values of a scenario under its terms; what cannot be read is named, and has its default. */
function valuesOf(prefix: string, own: LinkTerms, link: ReadonlyMap<string, string>, ignored: Ignored[]): Values {
	return parametersUnder(own).reduce((values, name) => {
		const text = link.get(prefix + name);
		if (text === undefined) return values;
		const read = withText(values, name, text);
		if (read === null) ignored.push({ parameter: prefix + name, sentence: unreadable(prefix + name, name, text) });
		return read ?? values;
	}, defaultValues);
}

/** Inputs of models whose first parameter is not there: links are written with it, so that it was lost on the way. */
function withoutSwitch(prefix: string, values: Values, link: ReadonlyMap<string, string>): Ignored[] {
	const counting = writtenValues(values).map(([name]) => name);
	return modelKeys.flatMap((model): Ignored[] => {
		const first = models[model].switch;
		const parameter = prefix + first;
		const left = parametersOf(model).filter((name) => counting.includes(name));
		if (link.has(parameter) || left.length === 0) return [];
		const named = left.map((name) => prefix + name).join(", ");
		const sentence = `${parameter} (${parameters[first].label.toLowerCase()}) is missing; without it ${named} ${left.length === 1 ? "was" : "were"} left out.`;
		return [{ parameter, sentence }];
	});
}

function unreadable(full: string, name: ParameterName, text: string): string {
	const { label, says } = parameters[name];
	const otherwise = textOf(defaultValues, name);
	const instead = otherwise === "" ? "it was left out" : `${otherwise} was used`;
	return `${full} (${label.toLowerCase()}) is “${short(text)}” and must be ${says}; ${instead}.`;
}

/** The beginning of a text, as far as it can be shown in a sentence. */
function short(text: string): string {
	const shown = [...text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ")];
	return shown.length > 40 ? `${shown.slice(0, 40).join("")}…` : shown.join("");
}

/** The query of the scenarios, without `?`, as the address bar holds it: what has its default is left out. */
export function writeLink(scenarios: readonly Scenario[]): string {
	return new URLSearchParams(pairsOf(scenarios)).toString();
}

/** The query of the scenarios as "Copy link" writes it: first the checksum over all of it, last who sends it and when. */
export function writeCheckedLink(scenarios: readonly Scenario[], { by, sent }: Partial<Sender> = {}): string {
	const pairs = pairsOf(scenarios);
	if (by) pairs.push(["by", wellFormed(by)]);
	if (sent) pairs.push(["sent", sent]);
	return new URLSearchParams([["k", checksumOf(pairs)], ...pairs]).toString();
}

/** Each scenario names its terms, so that nobody who reads the link has to know what counts for those it leaves out. */
function pairsOf(scenarios: readonly Scenario[]): [string, string][] {
	return scenarioLetters.flatMap((letter, at): [string, string][] => {
		const scenario = scenarios[at];
		if (!scenario) return [];
		const prefix = prefixOf(letter);
		const written = writtenValues(scenario.values).map(([name, text]): [string, string] => [
			prefix + name,
			wellFormed(text),
		]);
		return [
			...(at === 0 ? [["v", "1"] satisfies [string, string]] : []),
			[`${prefix}terms`, scenario.terms],
			...written,
		];
	});
}
