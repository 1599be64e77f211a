import { describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { type Schedule, scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleCsv } from "#program/estimate/schedule-csv.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { decimal } from "#program/money.ts";
import { knownTerms } from "./scenarios.ts";

const terms = scheduleTerms(readProgram(new URL("../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0"));
const known = knownTerms("1.0");

function scheduleFor(query: string): Schedule {
	const [scenario] = readLink(query, known).scenarios;
	if (!scenario) throw new Error(`${query} is no scenario`);
	return scheduleOf(scenario, terms);
}

describe("a schedule", () => {
	test("projects that complete after the last month are counted, not paid", () => {
		expect(scheduleFor("im.projects=4&im.fee=1000&im.duration=4").unfinished).toEqual([{ one: "project", count: 1 }]);
		expect(scheduleFor("im.projects=4&im.fee=1000").unfinished).toEqual([]);
	});

	test("projects are paid in the month they complete", () => {
		const paid = scheduleFor("im.projects=2&im.fee=1000").months.filter(({ total }) => !total.low.isZero());
		expect(paid.map(({ month }) => month)).toEqual([3, 9]);
	});

	test("months are named from the start on, over the year's end", () => {
		expect(
			scheduleFor("start=2026-11&pu.customers=1")
				.months.slice(0, 3)
				.map(({ period }) => period),
		).toEqual(["2026-11", "2026-12", "2027-01"]);
	});
});

describe("the minimum commitment", () => {
	test("of a reseller is the platform revenue of the year", () => {
		const [year] = scheduleFor("tier=reseller&pu.customers=10&pu.revenue=1000").years;
		expect(year?.commitment?.reached.toString()).toBe("120000");
		expect(year?.commitment?.minimum).toBe(1_000_000);
	});

	test("of an integrator is the projects that complete in the year", () => {
		const years = scheduleFor("tier=integrator&months=24&im.projects=4&im.fee=1&im.duration=4").years;
		expect(years.map(({ commitment }) => commitment?.reached.toNumber())).toEqual([3, 4]);
	});

	test("of an integrator without projects is not met", () => {
		const [year] = scheduleFor("tier=integrator&pu.customers=1").years;
		expect(year?.commitment).toEqual({ reached: decimal(0), minimum: 3, isMet: false });
	});

	test("of the others cannot be read from a scenario, and why is said", () => {
		const technology = scheduleFor("tier=technology&pu.customers=1");
		expect(technology.years[0]?.commitment).toBeNull();
		expect(technology.commitmentNote).toBe("A scenario does not say how many integrations you build.");
		const strategic = scheduleFor("tier=strategic&pu.customers=1");
		expect(strategic.years[0]?.commitment).toBeNull();
		expect(strategic.commitmentNote).toBe("The commitment is a plan, which no figure of a scenario can meet.");
	});

	test("in US dollars is not compared with another currency, whose amounts are not converted", () => {
		const schedule = scheduleFor("tier=reseller&currency=KES&pu.customers=10&pu.revenue=1000000");
		expect(schedule.years[0]?.commitment).toBeNull();
		expect(schedule.commitmentNote).toContain("The minimum is in US dollars and this scenario in KES");
	});
});

test("a model that the guide does not list for the tier counts, marked", () => {
	const schedule = scheduleFor("tier=reseller&im.projects=1&im.fee=1000&pu.customers=1&pu.revenue=100");
	expect(schedule.taking.filter(({ isListed }) => !isListed).map(({ key }) => key)).toEqual(["implementation"]);
	expect(schedule.byModel.implementation.expected.toString()).toBe("400");
});

describe("the CSV", () => {
	const csv = scheduleCsv([
		scheduleFor("start=2027-01&pu.customers=1&pu.revenue=100"),
		scheduleFor("tier=reseller&jg.revenue=100"),
	]);
	const lines = csv.split("\r\n");

	test("has the header of the contract, a row a month, a total a scenario, and ends in CRLF", () => {
		expect(lines[0]).toBe(
			"scenario,month,period,platform_low,platform_expected,platform_high,implementation_low,implementation_expected,implementation_high,referral_low,referral_expected,referral_high,joint_low,joint_expected,joint_high,total_low,total_expected,total_high",
		);
		expect(lines).toHaveLength(1 + 13 + 13 + 1);
		expect(lines.at(-1)).toBe("");
	});

	test("writes two decimals, and 0.00 for models that are off", () => {
		expect(lines[1]).toBe(
			"a,1,2027-01,20.00,25.00,30.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,20.00,25.00,30.00",
		);
		expect(lines[13]).toMatch(/^a,total,,240\.00,300\.00,360\.00,/);
		expect(lines[14]).toMatch(/^b,1,,0\.00,/);
	});
});
