// What people write after `npm run applications --`.
import { parseArgs } from "node:util";
import type { Filter } from "#endpoint/store/store.ts";
import { tierChoices } from "#program/application/application-fields.ts";
import { parseReference } from "#program/application/reference.ts";
import { searchWords } from "./search.ts";
import { usage } from "./usage.ts";

/** What was asked for cannot be done; the message has the reason and what to do. */
export class Refused extends Error {}

export type Options = ReturnType<typeof parsed>["values"];

/** What each command takes: how many words after it, and which options. */
const commands = {
	list: { words: 0, options: ["held", "since", "tier", "search", "limit"] },
	show: { words: 1, options: [] },
	status: { words: 0, options: [] },
	release: { words: 1, options: ["tell-nobody"] },
	export: { words: 0, options: ["format", "output"] },
	delete: { words: 1, options: [] },
	purge: { words: 0, options: ["older-than"] },
	backup: { words: 1, options: [] },
	restore: { words: 1, options: [] },
} as const satisfies Readonly<Record<string, Taken>>;
type Taken = { words: number; options: readonly string[] };

/** A command with the words and the options after it. */
export type Asked = { command: keyof typeof commands; operands: readonly string[]; options: Options };

/** What is asked for; null for who asks what there is. Throws `Refused` with the usage, also for what the command would leave unheeded. */
export function readArguments(args: readonly string[]): Asked | null {
	const { help, values: options, positionals } = parsed(args);
	const [command = "help", ...operands] = positionals;
	if (help || command === "help") return null;
	if (!isCommand(command)) throw new Refused(`There is no command "${command}".\n\n${usage}`);
	const taken: Taken = commands[command];
	const option = Object.keys(options).find((name) => !taken.options.includes(name));
	const excess = option ? `--${option}` : operands[taken.words] === undefined ? null : `"${operands[taken.words]}"`;
	if (excess !== null) throw new Refused(`${command} takes no ${excess}.\n\n${usage}`);
	return { command, operands, options };
}

function isCommand(word: string): word is keyof typeof commands {
	return Object.hasOwn(commands, word);
}

function parsed(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				held: { type: "boolean" },
				since: { type: "string" },
				tier: { type: "string" },
				search: { type: "string" },
				limit: { type: "string" },
				"tell-nobody": { type: "boolean" },
				format: { type: "string" },
				output: { type: "string", short: "o" },
				"older-than": { type: "string" },
				help: { type: "boolean", short: "h" },
			},
		});
		const { help = false, ...options } = values;
		return { help, values: options, positionals };
	} catch (error) {
		throw new Refused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

/** A reference as people type it, in its own form. Throws `Refused`. */
export function referenceFrom([typed]: readonly string[]): string {
	if (typed === undefined) throw new Refused("Say which application, such as MP-7K3F-9QX2.");
	const reference = parseReference(typed);
	if (reference === null) throw new Refused(`"${typed}" is not a reference: a character is missing, wrong or swapped.`);
	return reference;
}

/** What `list` is to show. Throws `Refused` with a sentence for an option that cannot be read. */
export function selectionFrom({ held = false, since, tier, search = "", limit }: Options) {
	const filter: Filter = {
		held,
		...(since === undefined ? {} : { since: dayFrom(since) }),
		...(tier === undefined ? {} : { tier: tierFrom(tier) }),
	};
	return { filter, words: searchWords(search), limit: limitFrom(limit) };
}

/** How old what `purge` deletes has to be, in days. Throws `Refused`. */
export function daysFrom(typed = ""): number {
	if (/^0*[1-9]\d{0,5}$/.test(typed)) return Number(typed);
	throw new Refused("Say how many days, a whole number from 1 on: --older-than 365.");
}

function dayFrom(typed: string): Date {
	const moment = new Date(typed);
	const isReadable = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(typed);
	// A day that its month does not have, such as 2026-02-30, would become one of the next month.
	const day = new Date(typed.slice(0, 10));
	if (isReadable && !Number.isNaN(moment.getTime()) && day.toISOString().startsWith(typed.slice(0, 10))) return moment;
	throw new Refused(`"${typed}" is no day: write --since 2026-03-01, or with its time --since 2026-03-01T12:00Z.`);
}

function tierFrom(typed: string): string {
	const tier = tierChoices.find((choice) => choice === typed.trim().toLowerCase());
	if (tier) return tier;
	throw new Refused(`There is no tier "${typed}": write one of ${tierChoices.join(", ")}.`);
}

function limitFrom(typed: string | undefined): number {
	if (typed === undefined) return Number.POSITIVE_INFINITY;
	if (/^0*[1-9]\d{0,8}$/.test(typed)) return Number(typed);
	throw new Refused("Say how many at most, a whole number from 1 on: --limit 20.");
}
