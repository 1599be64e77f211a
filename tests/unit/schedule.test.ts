import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readProgram } from "../../src/build/read-program.ts";
import { modelKeys, tierKeys } from "../../src/program/keys.ts";
import { plainAmount, sum } from "../../src/program/money.ts";
import { readLink } from "../../src/program/scenario-link.ts";
import { type Schedule, scheduleOf, type Triple } from "../../src/program/schedule.ts";
import { scheduleCsv } from "../../src/program/schedule-csv.ts";
import { scheduleTerms } from "../../src/program/terms.ts";

const terms = scheduleTerms(readProgram(new URL("../..", import.meta.url).pathname, "tests/fixtures/terms-1.0"));
const known = { current: "1.0", known: ["1.0"] };

function scheduleFor(query: string): Schedule {
	const [scenario] = readLink(query, known).scenarios;
	if (!scenario) throw new Error(`${query} is no scenario`);
	return scheduleOf(scenario, terms);
}
const plain = ({ low, expected, high }: Triple) => [low, expected, high].map(plainAmount).join(" ");

/** Hand-checkable examples: a link and the low, expected and high total of it. */
const examples: [what: string, link: string, total: string][] = [
	["one customer of 100 a month, technology 20–30%", "pu.customers=1&pu.revenue=100", "240.00 300.00 360.00"],
	["the same as integrator 30–40%", "tier=integrator&pu.customers=1&pu.revenue=100", "360.00 420.00 480.00"],
	["the same as reseller 40–50%", "tier=reseller&pu.customers=1&pu.revenue=100", "480.00 540.00 600.00"],
	["the same as strategic partner 50–60%", "tier=strategic&pu.customers=1&pu.revenue=100", "600.00 660.00 720.00"],
	["two years are twice one", "months=24&pu.customers=1&pu.revenue=100", "480.00 600.00 720.00"],
	["three years are thrice one", "months=36&pu.customers=1&pu.revenue=100", "720.00 900.00 1080.00"],
	["the lower end of the range", "position=0&pu.customers=1&pu.revenue=100", "240.00 240.00 360.00"],
	["the upper end of the range", "position=100&pu.customers=1&pu.revenue=100", "240.00 360.00 360.00"],
	["a quarter into the range", "position=25&pu.customers=1&pu.revenue=100", "240.00 270.00 360.00"],
	["a place with two decimals", "position=33.33&pu.customers=1&pu.revenue=1000", "2400.00 2799.96 3600.00"],
	["a customer won each month: 0+1+…+11 = 66", "pu.customers=0&pu.new=1&pu.revenue=100", "1320.00 1650.00 1980.00"],
	["half a customer a month: 33", "pu.customers=0&pu.new=0.5&pu.revenue=100", "660.00 825.00 990.00"],
	["all customers lost after the first month", "pu.customers=10&pu.churn=100&pu.revenue=100", "200.00 250.00 300.00"],
	[
		"lost and won: 1 each month from the second on",
		"pu.customers=1&pu.churn=100&pu.new=1&pu.revenue=100",
		"240.00 300.00 360.00",
	],
	[
		"half lost each month: 2 − 2⁻¹¹ customer months, each payment rounded",
		"pu.customers=1&pu.churn=50&pu.revenue=1024",
		"409.50 511.88 614.25",
	],
	["customers without revenue", "pu.customers=100", "0.00 0.00 0.00"],
	["a platform model of no customers", "pu.customers=0&pu.revenue=100", "0.00 0.00 0.00"],
	["half a cent rounds up: 0.025 → 0.03 each month", "pu.customers=1&pu.revenue=0.1", "0.24 0.36 0.36"],
	["less than half a cent rounds down: 0.0025 → 0", "pu.customers=1&pu.revenue=0.01", "0.00 0.00 0.00"],
	["one project of 1000, 30–50%", "im.projects=1&im.fee=1000", "300.00 400.00 500.00"],
	["four projects a year, all complete within it", "im.projects=4&im.fee=1000", "1200.00 1600.00 2000.00"],
	[
		"four projects of four months: the last completes in month 13",
		"im.projects=4&im.fee=1000&im.duration=4",
		"900.00 1200.00 1500.00",
	],
	[
		"in two years only the very last is missing",
		"months=24&im.projects=4&im.fee=1000&im.duration=4",
		"2100.00 2800.00 3500.00",
	],
	["a project that takes longer than the scenario", "im.projects=1&im.fee=1000&im.duration=13", "0.00 0.00 0.00"],
	["a project of a month completes when it starts", "im.projects=12&im.fee=100&im.duration=1", "360.00 480.00 600.00"],
	["one referral of 10,000, 5–10%", "rf.referrals=1&rf.value=10000", "500.00 750.00 1000.00"],
	["a referral a month", "rf.referrals=12&rf.value=1000", "600.00 900.00 1200.00"],
	["more referrals than months", "rf.referrals=24&rf.value=100", "120.00 180.00 240.00"],
	["joint revenue of 100 a month, 40–60%", "jg.revenue=100", "480.00 600.00 720.00"],
	[
		"the contribution takes the place of the position",
		"jg.revenue=100&jg.contribution=0&position=100",
		"480.00 480.00 720.00",
	],
	["joint revenue that halves: 2 − 2⁻¹¹ months of 1024", "jg.revenue=1024&jg.growth=-50", "819.00 1023.75 1228.50"],
	[
		"joint revenue that grows by half: 100 × (1.5¹² − 1) ÷ 0.5",
		"jg.revenue=100&jg.growth=50",
		"10299.71 12874.65 15449.56",
	],
	[
		"all models at once are the sum of each",
		"pu.customers=1&pu.revenue=100&im.projects=1&im.fee=1000&rf.referrals=1&rf.value=10000&jg.revenue=100",
		"1520.00 2050.00 2580.00",
	],
];

describe("worked examples", () => {
	test.each(examples)("%s", (_, link, total) => expect(plain(scheduleFor(link).total)).toBe(total));

	test("projects that complete after the last month are counted, not paid", () => {
		expect(scheduleFor("im.projects=4&im.fee=1000&im.duration=4").unfinishedProjects).toBe(1);
		expect(scheduleFor("im.projects=4&im.fee=1000").unfinishedProjects).toBe(0);
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

	test("of the others cannot be read from a scenario", () => {
		expect(scheduleFor("tier=technology&pu.customers=1").years[0]?.commitment).toBeNull();
		expect(scheduleFor("tier=strategic&pu.customers=1").years[0]?.commitment).toBeNull();
	});
});

test("a model that the guide does not list for the tier counts, marked", () => {
	const schedule = scheduleFor("tier=reseller&im.projects=1&im.fee=1000&pu.customers=1&pu.revenue=100");
	expect(schedule.unlisted).toEqual(["implementation"]);
	expect(plain(schedule.byModel.implementation)).toBe("300.00 400.00 500.00");
});

const cents = fc.integer({ min: 0, max: 100_000_000_000 }).map((value) => (value / 100).toFixed(2));
const hundredths = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((value) => (value / 100).toFixed(2));
const anyQuery = fc
	.record({
		tier: fc.constantFrom(...tierKeys),
		months: fc.constantFrom("12", "24", "36"),
		position: hundredths(100),
		"pu.customers": fc.nat(1_000_000).map(String),
		"pu.new": hundredths(100_000),
		"pu.churn": hundredths(100),
		"pu.revenue": cents,
		"im.projects": fc.nat(1_000).map(String),
		"im.fee": cents,
		"im.duration": fc.integer({ min: 1, max: 36 }).map(String),
		"rf.referrals": fc.nat(1_000).map(String),
		"rf.value": cents,
		"jg.revenue": cents,
		"jg.growth": fc.integer({ min: -5000, max: 5000 }).map((value) => (value / 100).toFixed(2)),
	})
	.map((record) => new URLSearchParams(record).toString());

describe("any scenario", () => {
	test("adds up: totals are the sums of their rows", () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const schedule = scheduleFor(query);
				for (const end of ["low", "expected", "high"] as const) {
					const rows = schedule.months.map(({ total }) => total[end]);
					expect(sum(rows).equals(schedule.total[end])).toBe(true);
					expect(sum(modelKeys.map((model) => schedule.byModel[model][end])).equals(schedule.total[end])).toBe(true);
					expect(sum(schedule.years.map(({ total }) => total[end])).equals(schedule.total[end])).toBe(true);
					expect(schedule.months.at(-1)?.cumulative[end].equals(schedule.total[end])).toBe(true);
				}
			}),
			{ numRuns: 30 },
		);
	});

	test("has low ≤ expected ≤ high in every month and model", () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				for (const { payments } of scheduleFor(query).months) {
					for (const model of modelKeys) {
						const { low, expected, high } = payments[model];
						expect(low.lte(expected) && expected.lte(high)).toBe(true);
					}
				}
			}),
			{ numRuns: 30 },
		);
	});

	test("never pays less for more customers", () => {
		fc.assert(
			fc.property(anyQuery, fc.nat(1_000_000), fc.nat(1_000_000), (query, a, b) => {
				const total = (customers: number) => {
					const parameters = new URLSearchParams(query);
					parameters.set("pu.customers", String(customers));
					return scheduleFor(parameters.toString()).total.expected;
				};
				expect(total(Math.min(a, b)).lte(total(Math.max(a, b)))).toBe(true);
			}),
			{ numRuns: 20 },
		);
	});
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
