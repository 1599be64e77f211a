import { withBase } from "#browser/base.ts";
import { type ComingTerms, comingAbout, comingTerms } from "#program/facts/coming.ts";
import type { Program } from "#program/facts/facts.ts";
import type { ComingShares } from "#program/facts/ladder.ts";
import type { ModelKey } from "#program/models/models.ts";
import {
	type Answer,
	answersToPath,
	contradicted,
	pathToAnswers,
	type SelectionState,
	type Step,
	stateAfter,
} from "#program/selection/selection.ts";

/** The facts that the wizard speaks from. */
export interface WizardFacts extends Pick<Program, "selection" | "process"> {
	version: string;
	email: string;
	tiers: WizardTier[];
	groups: Program["requirements"]["groups"];
	revenue: Pick<Program["revenue"][number], "key" | "name" | "paid">[];
	/** What announced terms change of all this, the soonest first; left out while none are announced. */
	announced?: { terms: ComingTerms[]; shares: ComingShares[] };
}

export type WizardTier = Pick<
	Program["tiers"][number],
	| "key"
	| "number"
	| "name"
	| "title"
	| "slug"
	| "focus"
	| "overview"
	| "share"
	| "investment"
	| "bestFor"
	| "requirements"
	| "benefits"
	| "commitment"
> & {
	/** Revenue models that the guide lists for the tier. */
	models: ModelKey[];
};

/** What the wizard needs of the facts, and nothing else: it is written into every page of the wizard. */
export function wizardFacts(program: Program, announced: readonly Program[] = []): WizardFacts {
	const { selection, process, terms, organisation, requirements, revenue } = program;
	return {
		selection,
		process,
		version: terms.version,
		email: organisation.contact.email,
		tiers: program.tiers.map(({ revenue, ...tier }) => ({
			...tier,
			models: [...new Set(revenue.flatMap(({ models }) => models))],
		})),
		groups: requirements.groups,
		revenue: revenue.map(({ key, name, paid }) => ({ key, name, paid })),
		...(announced.length > 0 ? { announced: announcedFacts(program, announced) } : {}),
	};
}

function announcedFacts(program: Program, announced: readonly Program[]): NonNullable<WizardFacts["announced"]> {
	return {
		terms: comingAbout(comingTerms(program, announced), ({ file, path: [, fact = ""] }) =>
			(shownFacts[file] ?? []).some((shown) => shown === "*" || shown === fact),
		),
		shares: announced.map(({ terms, tiers }) => ({
			effective: terms.effective,
			tiers: tiers.map(({ key, share }) => ({ key, share })),
		})),
	};
}

/** The facts of each file that the wizard shows, by the second of the keys that lead to them; "*" for all. */
const shownFacts: Partial<Record<string, readonly string[]>> = {
	tiers: ["*"],
	requirements: ["*"],
	process: ["*"],
	selection: ["*"],
	// A model that comes or goes has no further key.
	revenue: ["", "name", "paid"],
	organisation: ["email"],
};

/** Address of the first question; the address of every state is below it. */
export const base = withBase("/find-your-tier/");

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
export function headingOf(
	facts: { tiers: readonly Pick<WizardTier, "key" | "title">[] },
	state: SelectionState,
): string {
	if (state.kind === "question") return state.question.text;
	const tier = facts.tiers.find(({ key }) => key === state.tier);
	const name = tier?.title ?? state.tier;
	return state.nearest ? `${name} is the nearest tier` : `${name} fits`;
}

/** An answer as the controls and the lists write it. */
export function inWords(answer: Answer): "Yes" | "No" {
	return answer === "yes" ? "Yes" : "No";
}

/** One thing that an outcome asks for, with a key under which a tick is remembered. */
export interface ChecklistItem {
	key: string;
	text: string;
	/** Whether the visitor's answers show that it is not met. */
	contradicted: boolean;
}

export interface ChecklistGroup {
	name: string;
	items: ChecklistItem[];
}

/** What an outcome asks for: of the tier, of every company, of the role, and the minimum commitment. */
export function checklist(facts: WizardFacts, tier: WizardTier, steps: readonly Step[]): ChecklistGroup[] {
	const group = (key: string, name: string, texts: readonly string[]): ChecklistGroup => {
		const unmet = contradicted(steps, texts);
		return {
			name,
			items: texts.map((text) => ({ key: `${key}/${text}`, text, contradicted: unmet.includes(text) })),
		};
	};
	return [
		group(tier.key, tier.title, tier.requirements),
		...facts.groups
			.filter(({ tiers }) => tiers.includes(tier.key))
			.map(({ key, name, items }) => group(key, name, items)),
		group("commitment", "Minimum commitment", [tier.commitment.text]),
	];
}

/** The requirements that the answers show are not met, each once. */
export function notMet(groups: readonly ChecklistGroup[]): string[] {
	return [...new Set(groups.flatMap(({ items }) => items.filter((item) => item.contradicted).map(({ text }) => text)))];
}

/** A mail to the partner team with the visitor's answers. */
export function talkAddress(email: string, steps: readonly Step[]): string {
	const answered = steps.map(({ question, answer }) => `${question.text} ${inWords(answer)}`);
	const body = ["We answered in the tier finder:", "", ...answered, "", "Which tier would fit us?"].join("\r\n");
	return `mailto:${email}?subject=${encodeURIComponent("Which tier fits us?")}&body=${encodeURIComponent(body)}`;
}
