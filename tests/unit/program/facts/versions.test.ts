import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDay } from "#program/calendar-day.ts";
import {
	byDay,
	type DatedTerms,
	programDay,
	programTimeZone,
	stateOf,
	supersededInWords,
	supersedingTerms,
	termsOn,
} from "#program/facts/versions.ts";
import { built } from "./built.ts";

const first = { version: "1.0", effective: "2024-12-21" };
const second = { version: "1.1", effective: "2027-03-01" };
const third = { version: "1.2", effective: "2028-01-01" };

describe("the day decides which terms hold", () => {
	test.each([
		["a year before", "2026-03-01", "1.0", ["1.1", "1.2"], []],
		["the day before", "2027-02-28", "1.0", ["1.1", "1.2"], []],
		["on the day", "2027-03-01", "1.1", ["1.2"], ["1.0"]],
		["after it", "2027-03-02", "1.1", ["1.2"], ["1.0"]],
		["after both", "2029-01-01", "1.2", [], ["1.1", "1.0"]],
	])("%s", (_, day, inForce, announced, superseded) => {
		const found = termsOn([third, first, second], day);
		expect(found.inForce.version).toBe(inForce);
		expect(found.announced.map(({ version }) => version)).toEqual(announced);
		expect(found.superseded.map(({ version }) => version)).toEqual(superseded);
	});

	test("before the first version nothing holds, and that is said", () => {
		expect(() => termsOn([second, first], "2024-12-20")).toThrow(
			"No program terms are in force on December 20, 2024. The first, 1.0, begin on December 21, 2024.",
		);
	});

	test("a version that was withdrawn never comes into force", () => {
		const withdrawn = { ...second, standIn: "1.0" };
		const found = termsOn([first, withdrawn, third], "2027-06-01");
		expect(found.inForce).toBe(first);
		expect(stateOf(withdrawn, found)).toBe("withdrawn");
		expect(found.announced).toEqual([third]);
	});

	test("1.10 follows 1.9", () => {
		const versions = ["1.10", "1.9"].map((version) => ({ version, effective: "2027-01-01" }));
		expect(termsOn(versions, "2027-01-01").inForce.version).toBe("1.10");
	});
});

const day = fc
	.integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2040, 0, 1) / 86_400_000 })
	.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const history = fc
	.uniqueArray(fc.tuple(day, fc.boolean()), { minLength: 1, maxLength: 12, selector: ([effective]) => effective })
	.map((entries) =>
		entries
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.map(
				([effective, isWithdrawn], at): DatedTerms => ({
					version: `1.${at}`,
					effective,
					...(isWithdrawn && at > 0 ? { standIn: "1.0" } : {}),
				}),
			),
	);

describe("over any history of versions", () => {
	test("every version has one state, in the order of the days, whatever order they are read in", () => {
		fc.assert(
			fc.property(history, day, fc.infiniteStream(fc.nat()), (versions, today, shuffle) => {
				const mixed = versions.toSorted(() => ((shuffle.next().value ?? 0) % 3) - 1);
				const isBefore = versions.every(({ standIn, effective }) => standIn !== undefined || effective > today);
				if (isBefore) {
					expect(() => termsOn(mixed, today)).toThrow("No program terms are in force");
					return;
				}
				const found = termsOn(mixed, today);
				const { superseded, inForce, announced, withdrawn } = found;
				const inOrder = [...superseded.toReversed(), inForce, ...announced];
				expect([...inOrder, ...withdrawn].toSorted(byDay)).toEqual(versions);
				expect(inOrder).toEqual(inOrder.toSorted(byDay));
				expect(inForce.effective <= today).toBe(true);
				expect(announced.every(({ effective }) => effective > today)).toBe(true);
				for (const terms of superseded) expect(stateOf(terms, found)).toBe("superseded");
				for (const terms of announced) expect(stateOf(terms, found)).toBe("announced");
			}),
		);
	});

	test("a later day never brings back earlier terms", () => {
		fc.assert(
			fc.property(history, day, day, (versions, one, other) => {
				const [early, late] = one < other ? [one, other] : [other, one];
				const begin = versions[0]?.effective ?? "";
				fc.pre(begin <= early);
				expect(byDay(termsOn(versions, early).inForce, termsOn(versions, late).inForce)).toBeLessThanOrEqual(0);
			}),
		);
	});
});

describe("the day of a build", () => {
	const lateEvening = new Date("2027-02-28T23:30:00Z");

	test.each([
		[{}, "2027-02-28"],
		[{ PROGRAM_TIME_ZONE: "+13:00" }, "2027-03-01"],
		[{ PROGRAM_TIME_ZONE: "Pacific/Tongatapu" }, "2027-03-01"],
		[{ PROGRAM_TIME_ZONE: "-08:00" }, "2027-02-28"],
		[{ PROGRAM_TIME_ZONE: "America/Los_Angeles" }, "2027-02-28"],
		[{ PROGRAM_DATE: "2027-06-30", PROGRAM_TIME_ZONE: "+13:00" }, "2027-06-30"],
		[{ PROGRAM_DATE: " ", PROGRAM_TIME_ZONE: "" }, "2027-02-28"],
	])("at 23:30 UTC with %j is %s", (settings, expected) => {
		expect(programDay(settings, lateEvening)).toBe(expected);
	});

	test("is refused with a sentence where a setting is none", () => {
		expect(() => programDay({ PROGRAM_DATE: "2027-02-30" }, lateEvening)).toThrow(
			'PROGRAM_DATE must be a day such as 2027-03-01. It is "2027-02-30".',
		);
		expect(() => programTimeZone({ PROGRAM_TIME_ZONE: "Mars/Olympus" })).toThrow(
			'PROGRAM_TIME_ZONE must be the name of a time zone, such as America/Panama or +13:00. It is "Mars/Olympus".',
		);
	});

	test("is a day of the calendar", () => {
		expect(isDay("2028-02-29")).toBe(true);
		expect(isDay("2027-02-29")).toBe(false);
		expect(isDay("1.3.2027")).toBe(false);
	});
});

test("a built site is well until the day on which other terms come into force", () => {
	expect(supersedingTerms(built, "2027-02-28")).toBeNull();
	const superseding = supersedingTerms(built, "2027-03-01");
	expect(superseding).toEqual({ shown: "1.0", version: "1.1", since: "2027-03-01" });
	expect(superseding && supersededInWords(superseding)).toBe(
		"The built site shows program terms 1.0, superseded by 1.1 since March 1, 2027. Build it again.",
	);
	expect(supersedingTerms(built, "2029-01-01")).toMatchObject({ version: "1.1" });
});

test("a preview that was built for a day to come shows nothing superseded today", () => {
	expect(supersedingTerms({ ...built, inForce: "1.1" }, "2026-11-25")).toBeNull();
});

test("terms that were withdrawn supersede nothing", () => {
	const versions = built.versions.map((terms) => (terms.version === "1.1" ? { ...terms, standIn: "1.0" } : terms));
	expect(supersedingTerms({ ...built, versions }, "2027-03-01")).toBeNull();
});
