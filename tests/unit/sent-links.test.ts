import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAllTerms } from "../../src/build/read-program.ts";
import { plainAmount } from "../../src/program/money.ts";
import { readLink } from "../../src/program/scenario-link.ts";
import { scheduleOf } from "../../src/program/schedule.ts";
import { findTerms, scheduleTerms } from "../../src/program/terms.ts";

const all = readAllTerms(new URL("../..", import.meta.url).pathname).map(scheduleTerms);
const lines = readFileSync(new URL("../fixtures/sent-links.txt", import.meta.url), "utf8")
	.split("\n")
	.filter((line) => line && !line.startsWith("#"));

test.each(lines)("%s", (line) => {
	const [query = "", ...totals] = line.split(" | ");
	const { scenarios, ignored, intact } = readLink(query, {
		current: all[0]?.version ?? "",
		known: all.map(({ version }) => version),
	});
	const computed = scenarios.map((scenario) => {
		const terms = findTerms(all, scenario.terms);
		if (!terms) throw new Error(`Terms ${scenario.terms} are gone; links that name them must keep their numbers.`);
		const { low, expected, high } = scheduleOf(scenario, terms).total;
		return [low, expected, high].map(plainAmount).join(" ");
	});
	expect({ computed, ignored, intact: intact ?? true }).toEqual({ computed: totals, ignored: [], intact: true });
});
