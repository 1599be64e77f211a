import type { Program } from "#program/facts.ts";
import { type Answer, answersToPath, pathToAnswers, type SelectionState, stateAfter } from "#program/selection.ts";

/** The facts that the wizard speaks from, and where its pages stand. */
export interface WizardFacts extends Pick<Program, "selection" | "process"> {
	version: string;
	email: string;
	tiers: Pick<
		Program["tiers"][number],
		| "key"
		| "number"
		| "name"
		| "title"
		| "slug"
		| "focus"
		| "overview"
		| "share"
		| "requirements"
		| "benefits"
		| "commitment"
	>[];
	groups: Program["requirements"]["groups"];
	revenue: Pick<Program["revenue"][number], "key" | "name" | "paid">[];
}

/** Address of the first question; every state stands below it. */
export const base = "/find-your-tier/";

/** The address of the state after the answers. */
export function addressOf(given: readonly Answer[]): string {
	return `${base}${answersToPath(given)}`;
}

/** The state at an address, or null when the address is no state. */
export function stateAt(facts: Pick<WizardFacts, "selection">, pathname: string): SelectionState | null {
	if (!pathname.startsWith(base)) return null;
	const given = pathToAnswers(pathname.slice(base.length));
	return given && stateAfter(facts.selection, given);
}

/** What a state is called in a heading and in the page's title. */
export function headingOf(facts: Pick<WizardFacts, "tiers">, state: SelectionState): string {
	if (state.kind === "question") return state.question.text;
	const tier = facts.tiers.find(({ key }) => key === state.tier);
	const name = tier?.title ?? state.tier;
	return state.nearest ? `${name} is the nearest tier` : `${name} fits`;
}

/** One thing that an outcome asks for, with a key under which a tick is remembered. */
export interface ChecklistItem {
	key: string;
	text: string;
	/** Whether the visitor's answers say that it is not met. */
	contradicted: boolean;
}

export interface ChecklistGroup {
	name: string;
	items: ChecklistItem[];
}

/** What an outcome asks for: of every company, of the role, of the tier, and the minimum commitment. */
export function checklist(facts: WizardFacts, tierKey: string, contradicted: readonly string[]): ChecklistGroup[] {
	const tier = facts.tiers.find(({ key }) => key === tierKey);
	if (!tier) return [];
	const item = (group: string) => (text: string) => ({
		key: `${group}/${text}`,
		text,
		contradicted: contradicted.includes(text),
	});
	return [
		{ name: tier.title, items: tier.requirements.map(item(tier.key)) },
		...facts.groups
			.filter(({ tiers }) => tiers.includes(tier.key))
			.map((group) => ({ name: group.name, items: group.items.map(item(group.key)) })),
		{ name: "Minimum commitment", items: [tier.commitment.text].map(item("commitment")) },
	];
}

const storageKey = (version: string) => `checklist ${version}`;

/** The ticks of this version of the facts; ticks of another version, and storage that cannot be read, count for nothing. */
export function readTicks(storage: Pick<Storage, "getItem">, version: string): Set<string> {
	try {
		const stored: unknown = JSON.parse(storage.getItem(storageKey(version)) ?? "[]");
		return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === "string") : []);
	} catch {
		return new Set();
	}
}

/** Remembers the ticks; where storage is unavailable they last as long as the page. */
export function writeTicks(storage: Pick<Storage, "setItem">, version: string, ticks: ReadonlySet<string>): void {
	try {
		storage.setItem(storageKey(version), JSON.stringify([...ticks]));
	} catch {
		// Private windows and full disks refuse: nothing is lost but the memory.
	}
}
