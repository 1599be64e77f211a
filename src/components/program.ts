import { getEntry } from "astro:content";
import type { Program, Tier, TierKey } from "#program/facts.ts";

/** The facts that hold now. Throws when the collection of facts is empty. */
export async function currentProgram(): Promise<Program> {
	const entry = await getEntry("program", "current");
	if (!entry) throw new Error("The facts were not loaded. Check content/program and run the build again.");
	return entry.data;
}

/** The tier of that key. Throws a sentence for authors when there is none. */
export async function tierOf(key: TierKey): Promise<Tier> {
	const { tiers } = await currentProgram();
	const tier = tiers.find((candidate) => candidate.key === key);
	if (!tier) {
		throw new Error(`There is no tier "${key}". Write one of ${tiers.map((known) => known.key).join(", ")}.`);
	}
	return tier;
}
