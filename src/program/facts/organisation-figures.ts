import { count } from "#program/format.ts";
import type { Program } from "./facts.ts";

/** The organisation's figures as the guide writes them: "110+", "24,356+", "5.9ms". */
export function organisationFigures({ figures }: Program["organisation"]) {
	return {
		corePlatforms: count(figures.corePlatforms),
		futurePlatforms: count(figures.futurePlatforms),
		libraries: `${count(figures.libraries)}+`,
		useCases: `${count(figures.useCases)}+`,
		corePercentComplete: `${figures.corePercentComplete}%`,
		transactionsPerSecond: `${count(figures.transactionsPerSecond)}+`,
		finalityMilliseconds: `${count(figures.finalityMilliseconds)}ms`,
	};
}
