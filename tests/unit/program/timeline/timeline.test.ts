import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { calendarFile } from "#program/timeline/calendar-file.ts";
import {
	addMonth,
	addWeeks,
	estimateStart,
	type Milestone,
	milestones,
	type TimelineFacts,
	totalWeeks,
	whenInWords,
} from "#program/timeline/timeline.ts";

const facts: TimelineFacts = {
	process: [
		{ key: "application", name: "Application", weeks: { low: 1, high: 2 } },
		{ key: "onboarding", name: "Onboarding", weeks: { low: 2, high: 4 } },
		{ key: "activation", name: "Activation", weeks: { low: 4, high: 8 } },
		{ key: "growth", name: "Growth", weeks: null },
	],
	revenue: [
		{ key: "platform", name: "Platform Usage", paid: "monthly" },
		{ key: "implementation", name: "Implementation Services", paid: "on completion" },
		{ key: "referral", name: "Referral Fees", paid: "on signing" },
	],
};
const all = milestones(facts, "2026-11-23");

test("the steps of the program take 7 to 14 weeks in all", () => {
	const { process } = readProgram(new URL("../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0");
	expect(totalWeeks(process)).toEqual({ low: 7, high: 14 });
});

test("each step follows from the one before, then each revenue model can pay", () => {
	expect(all.map(({ name, after, when }) => `${name} ${whenInWords(when)} (${after})`)).toEqual([
		"Application reviewed by December 7, 2026 (1–2 weeks)",
		"Onboarding done by January 4, 2027 (2–4 weeks)",
		"Active between January 11 and March 1, 2027 (4–8 weeks)",
		"First payment, Platform Usage possible from February 11, 2027 (after the first full month)",
		"First payment, Implementation Services possible from January 11, 2027 (when the first project completes)",
		"First payment, Referral Fees possible from January 11, 2027 (when the first contract is signed)",
	]);
});

test("a span over the turn of a year names both years", () => {
	const active = milestones(facts, "2026-10-01").find(({ name }) => name === "Active");
	expect(active && whenInWords(active.when)).toBe("between November 19, 2026 and January 7, 2027");
});

test("a step that the program may add is named after itself", () => {
	const process = [{ key: "audit", name: "Audit", weeks: { low: 1, high: 1 } }, ...facts.process];
	const [audit] = milestones({ ...facts, process }, "2026-11-23");
	expect(audit && `${audit.name} ${whenInWords(audit.when)}`).toBe("Audit done by November 30, 2026");
});

describe("dates", () => {
	test("a month later is the same day, or the last of a shorter month", () => {
		expect(addMonth("2027-01-11")).toBe("2027-02-11");
		expect(addMonth("2027-01-31")).toBe("2027-02-28");
		expect(addMonth("2026-12-31")).toBe("2027-01-31");
	});

	test("weeks are seven days in every time zone and over every change of the clock", () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
				fc.nat(60),
				(day, weeks) => {
					const from = day.toISOString().slice(0, 10);
					expect((Date.parse(addWeeks(from, weeks)) - Date.parse(from)) / 86_400_000).toBe(weeks * 7);
				},
			),
		);
	});

	test("an estimate starts in the month after activation at the latest", () => {
		expect(estimateStart(facts.process, "2026-11-23")).toBe("2027-04");
	});
});

/** A calendar file read as RFC 5545 has it: lines unfolded, each a name, parameters and a value, events as maps. Throws at what is none. */
function parsed(file: string): Map<string, string>[] {
	if (!file.endsWith("\r\n")) throw new Error("The last line does not end.");
	const lines = file.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
	const events: Map<string, string>[] = [];
	const open: string[] = [];
	for (const line of lines) {
		const [, name = "", value = ""] = /^([A-Z-]+(?:;[A-Z-]+=[^:;,"]+)*):([^\r\n]*)$/.exec(line) ?? [];
		if (name === "") throw new Error(`This is no content line: ${line}`);
		if (name === "BEGIN") {
			open.push(value);
			if (value === "VEVENT") events.push(new Map());
		} else if (name === "END") {
			if (open.pop() !== value) throw new Error(`${value} ends where it is not open.`);
		} else if (open.at(-1) === "VEVENT") {
			if (events.at(-1)?.has(name)) throw new Error(`${name} stands twice.`);
			events.at(-1)?.set(name, value);
		}
	}
	if (open.length > 0) throw new Error(`${open.join()} does not end.`);
	return events;
}
const unescaped = (text = "") => text.replace(/\\n/g, "\n").replace(/\\(.)/g, "$1");

describe("the calendar file", () => {
	const now = new Date("2026-11-23T08:00:00.123Z");
	const address = "https://partners.example/find-your-tier/no/yes/";

	test("has an all-day event for each milestone, which ends the day after its last", () => {
		const events = parsed(calendarFile(all, now, address));
		expect(events.map((event) => [event.get("DTSTART;VALUE=DATE"), event.get("DTEND;VALUE=DATE")])).toEqual([
			["20261207", "20261208"],
			["20270104", "20270105"],
			["20270111", "20270302"],
			["20270211", "20270212"],
			["20270111", "20270112"],
			["20270111", "20270112"],
		]);
		expect(unescaped(events[0]?.get("SUMMARY"))).toBe("Mamey partnership: Application reviewed by today");
		expect(new Set(events.map((event) => event.get("DTSTAMP")))).toEqual(new Set(["20261123T080000Z"]));
		expect(new Set(events.map((event) => event.get("UID"))).size).toBe(events.length);
		expect(events.every((event) => event.get("URL") === address)).toBe(true);
	});

	test("is well formed whatever the names say: folded within 75 octets, its texts escaped", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
				const own: Milestone = {
					key: "x",
					name,
					after: "a; b, c\\",
					when: { kind: "by", span: { earliest: "2026-01-01", latest: "2026-12-31" } },
				};
				const file = calendarFile([own], now, address);
				for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
				const [event] = parsed(file);
				expect(unescaped(event?.get("SUMMARY"))).toBe(`Mamey partnership: ${name} by today`);
				expect(event?.get("DTEND;VALUE=DATE")).toBe("20270101");
			}),
		);
	});
});
