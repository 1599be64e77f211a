import { isParameterName, parameterNames } from "#program/estimate/scenario.ts";

/** The letters of the scenarios that a link, a CSV file and a comparison can hold, in their order. */
export const scenarioLetters = ["a", "b", "c"] as const;
export type ScenarioLetter = (typeof scenarioLetters)[number];

/** The letter of the scenario at a place, as its title has it: "A". */
export function letterAt(at: number): string {
	return scenarioLetters.join("").charAt(at).toUpperCase();
}

/** What is written before each parameter of a scenario: nothing for the first, "b." and "c." for those beside it. */
export function prefixOf(letter: ScenarioLetter): string {
	return letter === "a" ? "" : `${letter}.`;
}

/** Parameters of a link that are no input of a scenario: its format, the version of the terms, who sent it and when. */
const ofEachScenario = ["v", "terms"] as const;
const ofTheLink = ["by", "sent"] as const;

/** The name of a parameter apart from its scenario: "b.tier" is the tier of b. */
export function partsOfName(full: string): { letter: ScenarioLetter; name: string } {
	const letter = scenarioLetters.find((one) => one !== "a" && full.startsWith(prefixOf(one))) ?? "a";
	return { letter, name: full.slice(prefixOf(letter).length) };
}

/** Whether a parameter of a link is the estimator’s and covered by the checksum; all but `k` itself. Others are left alone. */
export function isOwnParameter(full: string): boolean {
	const { letter, name } = partsOfName(full);
	if (isParameterName(name) || ofEachScenario.some((one) => one === name)) return true;
	return letter === "a" && ofTheLink.some((one) => one === name);
}

/** Whether a parameter holds a text, of which every character counts. */
export function isText(full: string): boolean {
	const { name } = partsOfName(full);
	return name === "name" || full === "by";
}

/** Every name that a link may have, with `k`, as a regular expression; dots may have become underscores. */
export const anyOwnName: string = (() => {
	const prefixes = scenarioLetters.map(prefixOf).join("|");
	const each = [...ofEachScenario, ...parameterNames].join("|");
	return `(?:(?:${prefixes})(?:${each})|${[...ofTheLink, "k"].join("|")})`.replaceAll(".", "[._]");
})();
