import { describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { completeTexts } from "#program/facts/complete-texts.ts";
import { differenceInWords, differencesOf } from "#program/facts/differences.ts";
import { type Program, programSchema } from "#program/facts/facts.ts";

const root = new URL("../../../..", import.meta.url).pathname;
const program = readProgram(root, "tests/fixtures/terms-1.0");

/** The program with one change, in words from the program as it was. */
function told(change: (copy: Program) => void): string[] {
	const copy = structuredClone(program);
	change(copy);
	return differencesOf(program, copy).map(differenceInWords);
}

/** The tier of a key in a copy that a test may change. */
function tierIn(copy: Program, key: string): Program["tiers"][number] {
	const tier = copy.tiers.find((candidate) => candidate.key === key);
	if (!tier) throw new Error(`No tier ${key}.`);
	return tier;
}

describe("a difference is told in words", () => {
	test("a share that texts repeat is told once", () => {
		const newer = readProgram(root, "tests/fixtures/terms-1.1");
		expect(differencesOf(program, newer).map(differenceInWords)).toEqual([
			"Reseller: revenue share from 40–50% to 42.5–52.5%",
		]);
	});

	test("a commitment, a duration, a notice, a rate and a time of payment", () => {
		expect(
			told((copy) => {
				Object.assign(tierIn(copy, "reseller").commitment, { minimum: 2_000_000, text: "$2M+ in sales per year" });
				Object.assign(copy.process[0] ?? {}, { weeks: { low: 1, high: 3 } });
				copy.agreement.noticeDays = { low: 60, high: 90 };
				Object.assign(copy.revenue[2] ?? {}, {
					rate: { low: 6, high: 12 },
					rateText: "6–12% of first-year contract value",
				});
				Object.assign(copy.revenue[1] ?? {}, { paid: "monthly" });
			}),
		).toEqual([
			"Reseller: minimum commitment from $1M+ in sales per year to $2M+ in sales per year",
			"Implementation Services: when it is paid from on completion to monthly",
			"Referral Fees: rate from 5–10% to 6–12%",
			"Application: duration from 1–2 weeks to 1–3 weeks",
			"Agreement: notice of termination from 30–90 days to 60–90 days",
		]);
	});

	test("a revenue model that comes, with its rate, and one that goes", () => {
		const gone = told((copy) => copy.revenue.splice(3, 1));
		expect(gone).toEqual(["Revenue models: revenue model “Joint Go-to-Market” no more"]);
		const earlier = structuredClone(program);
		earlier.revenue.splice(3, 1);
		expect(differencesOf(earlier, program).map(differenceInWords)).toEqual([
			"Revenue models: new revenue model “Joint Go-to-Market, 40–60% depending on contribution”",
		]);
	});

	test("figures of the organization, as the guide writes them", () => {
		const changed = told(({ organisation: { figures } }) => {
			figures.libraries = 120;
			figures.corePercentComplete = 90;
			figures.transactionsPerSecond = 30_000;
			figures.finalityMilliseconds = 4.2;
		});
		expect(changed).toEqual([
			"Organization: libraries from 110+ to 120+",
			"Organization: completeness of the core from 100% to 90%",
			"Organization: transactions a second from 24,356+ to 30,000+",
			"Organization: time to finality from 5.9ms to 4.2ms",
		]);
	});

	test("a phrase is held together by quotation marks", () => {
		expect(
			told((copy) => {
				Object.assign(copy.revenue[2] ?? {}, { payment: "Within a month of contract signing" });
				Object.assign(tierIn(copy, "integrator").investment, { level: "Low" });
			}),
		).toEqual([
			"System Integrator: investment from Moderate to Low",
			"Referral Fees: payment in words from “Upon contract signing” to “Within a month of contract signing”",
		]);
	});

	test("lines that came, went and were reworded, and a rename", () => {
		expect(
			told((copy) => {
				const tier = tierIn(copy, "strategic");
				tier.benefits = [...tier.benefits, "A seat on the council"];
				tier.requirements = tier.requirements.slice(1);
				tierIn(copy, "integrator").name = "Integration Partner";
			}),
		).toEqual([
			"System Integrator: name from System Integrator to Integration Partner",
			"Strategic Partner: requirement “Strategic alignment” no more",
			"Strategic Partner: new benefit “A seat on the council”",
		]);
	});

	test("where an answer leads, a story that is new and an order", () => {
		expect(
			told((copy) => {
				const [first] = copy.selection.questions;
				if (first) first.no.to = { tier: "technology", nearest: true };
				copy.stories = copy.stories.toReversed();
				copy.stories.push({
					...structuredClone(copy.stories[0] ?? copy.stories[0]),
					tier: "strategic",
					title: "A new story",
				} as Program["stories"][number]);
			}),
		).toEqual([
			"Are you a technology company?: where “no” leads from “Are you a system integrator?” to Technology Partner as the nearest tier",
			"Success stories: order from Technology Partner Success, System Integrator Success, Reseller Success to Reseller Success, System Integrator Success, Technology Partner Success",
			"Success stories: new success story “A new story”",
		]);
	});
});

/** Every place of a program's facts that holds a value, as the keys that lead there. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
	if (typeof value !== "object" || value === null) return [[...path]];
	return Object.entries(value).flatMap(([key, inner]) =>
		placesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
	);
}

/** Another value of the same kind. */
function altered(value: unknown): unknown {
	if (typeof value === "number") return value + 1;
	if (typeof value === "boolean") return !value;
	return value === null ? "Now known" : `${value} otherwise`;
}

test("no fact can change without being told: each is altered in turn", () => {
	const { terms: _, ...facts } = program;
	const untold = placesIn(facts).filter((path) => {
		const copy: unknown = structuredClone(program);
		let inside = copy;
		for (const step of path.slice(0, -1)) inside = Reflect.get(Object(inside), step);
		const last = path.at(-1) ?? "";
		Reflect.set(Object(inside), last, altered(Reflect.get(Object(inside), last)));
		return differencesOf(program, copy as Program).length === 0;
	});
	expect(untold).toEqual([]);
});

test("the same facts differ in nothing", () => {
	expect(differencesOf(program, programSchema.parse(structuredClone(program)))).toEqual([]);
	expect(differencesOf(program, completeTexts(program))).toEqual([]);
});
