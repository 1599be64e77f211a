import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProcessStep } from "../../src/program/facts.ts";
import {
	addMonth,
	addWeeks,
	calendarFile,
	estimateStart,
	firstPayment,
	milestones,
	totalWeeks,
} from "../../src/program/timeline.ts";

const step = (key: string, low: number, high: number): ProcessStep => ({
	key,
	number: 1,
	name: key,
	summary: [key],
	weeks: { low, high },
});
const process = [
	step("application", 1, 2),
	step("onboarding", 2, 4),
	step("activation", 4, 8),
	{ ...step("growth", 0, 0), weeks: null },
];

test("steps with an end add up", () => expect(totalWeeks(process)).toEqual({ low: 7, high: 14 }));

test("each milestone follows from the one before", () => {
	expect(milestones(process, "2026-11-23")).toEqual([
		{ key: "application", name: "application", earliest: "2026-11-30", latest: "2026-12-07" },
		{ key: "onboarding", name: "onboarding", earliest: "2026-12-14", latest: "2027-01-04" },
		{ key: "activation", name: "activation", earliest: "2027-01-11", latest: "2027-03-01" },
	]);
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
		expect(estimateStart(process, "2026-11-23")).toBe("2027-04");
	});
});

test("a first payment comes when the model pays", () => {
	const active = { earliest: "2027-01-11", latest: "2027-03-01" };
	expect(firstPayment({ paid: "monthly" }, active)).toEqual({
		from: "2027-02-11",
		condition: "after the first full month",
	});
	expect(firstPayment({ paid: "on signing" }, active).from).toBe("2027-01-11");
	expect(firstPayment({ paid: "on completion" }, active).condition).toBe("when the first project completes");
});

describe("the calendar file", () => {
	const file = calendarFile(
		milestones(process, "2026-11-23"),
		"20261123T080000Z",
		"https://partners.example/find-your-tier/no/yes/",
	);

	test("has an all-day event for each milestone", () => {
		expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(3);
		expect(file).toContain("DTSTART;VALUE=DATE:20261207\r\n");
	});

	test("ends every line in CRLF and keeps it within 75 octets (RFC 5545, 3.1)", () => {
		const long = calendarFile(
			[{ key: "x", name: "é".repeat(90), earliest: "2026-01-01", latest: "2026-01-02" }],
			"20261123T080000Z",
			"https://x.example/",
		);
		expect(long.endsWith("\r\n")).toBe(true);
		for (const line of long.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
	});
});
