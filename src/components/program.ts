import { getCollection, getEntry } from "astro:content";
import { type Coming, type ComingTerms, comingOf, comingTerms } from "#program/facts/coming.ts";
import type { Program, Tier, TierKey } from "#program/facts/facts.ts";
import { programsOn } from "#program/facts/versions.ts";

/** The facts of the terms in force on the day of the build. Throws when the collection of facts is empty. */
export async function currentProgram(): Promise<Program> {
	const entry = await getEntry("program", "current");
	if (!entry) throw new Error("The facts were not loaded. Check content/program and run the build again.");
	return entry.data;
}

/** The tier of that key. Throws a sentence for authors when there is none. */
export async function tierOf(key: TierKey): Promise<Tier> {
	return tierIn(await currentProgram(), key);
}

/** The day that the build is made for, YYYY-MM-DD. */
export const builtDay: string = import.meta.env.PROGRAM_DAY;

/** Every version of the facts by its state on the day of the build. */
export async function programsByState() {
	return programsOn(await allPrograms(), builtDay);
}

/** Every version of the facts, and which of them is in force. */
export async function knownPrograms(): Promise<{ inForce: Program; all: readonly Program[] }> {
	return { inForce: await currentProgram(), all: await allPrograms() };
}

async function allPrograms(): Promise<Program[]> {
	return (await getCollection("program")).filter(({ id }) => id !== "current").map(({ data }) => data);
}

/** What a figure will be under announced terms, each change with its day; none while nothing about it will change. */
export async function comingValues(read: (program: Program) => string): Promise<Coming[]> {
	const { inForce, announced } = await programsByState();
	return comingOf(inForce, announced, read);
}

/** In what each announced version (the soonest first) differs from the terms that hold before it. */
export async function comingDifferences(): Promise<ComingTerms[]> {
	const { inForce, announced } = await programsByState();
	return comingTerms(inForce, announced);
}

/** The tier of a key in a version of the facts; each has every key. */
export function tierIn({ tiers }: Program, key: TierKey): Tier {
	const tier = tiers.find((candidate) => candidate.key === key);
	if (!tier) throw new Error(`There is no tier "${key}". Write one of ${tiers.map((known) => known.key).join(", ")}.`);
	return tier;
}
