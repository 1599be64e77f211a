import { expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { plainAmount } from "#program/money.ts";

const terms = scheduleTerms(readProgram(new URL("../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0"));

/** Each example: what it shows, how to check it by hand, the link, and its low, expected and high total. */
const examples: [what: string, byHand: string, link: string, total: string][] = [
	// One customer, every tier: 12 months × 100 × the rate.
	["technology, 20–30%", "1,200 × 20%, 25%, 30%", "pu.customers=1&pu.revenue=100", "240.00 300.00 360.00"],
	[
		"integrator, 30–40%",
		"1,200 × 30%, 35%, 40%",
		"tier=integrator&pu.customers=1&pu.revenue=100",
		"360.00 420.00 480.00",
	],
	["reseller, 40–50%", "1,200 × 40%, 45%, 50%", "tier=reseller&pu.customers=1&pu.revenue=100", "480.00 540.00 600.00"],
	[
		"strategic, 50–60%",
		"1,200 × 50%, 55%, 60%",
		"tier=strategic&pu.customers=1&pu.revenue=100",
		"600.00 660.00 720.00",
	],
	["two years", "24 × 100 = 2,400", "months=24&pu.customers=1&pu.revenue=100", "480.00 600.00 720.00"],
	["three years", "36 × 100 = 3,600", "months=36&pu.customers=1&pu.revenue=100", "720.00 900.00 1080.00"],

	// The place in the range.
	["the lower end", "expected = low", "position=0&pu.customers=1&pu.revenue=100", "240.00 240.00 360.00"],
	["the upper end", "expected = high", "position=100&pu.customers=1&pu.revenue=100", "240.00 360.00 360.00"],
	["a quarter into it", "22.5% of 1,200", "position=25&pu.customers=1&pu.revenue=100", "240.00 270.00 360.00"],
	[
		"two decimals",
		"23.333% of 1,000 is 233.33, 12 times",
		"position=33.33&pu.customers=1&pu.revenue=1000",
		"2400.00 2799.96 3600.00",
	],

	// Customers won and lost.
	[
		"one won each month",
		"0 + 1 + … + 11 = 66 customer months",
		"pu.customers=0&pu.new=1&pu.revenue=100",
		"1320.00 1650.00 1980.00",
	],
	["half a customer a month", "33 customer months", "pu.customers=0&pu.new=0.5&pu.revenue=100", "660.00 825.00 990.00"],
	[
		"all lost after month 1",
		"10 customer months",
		"pu.customers=10&pu.churn=100&pu.revenue=100",
		"200.00 250.00 300.00",
	],
	[
		"all lost, one won",
		"1 customer in every month",
		"pu.customers=1&pu.churn=100&pu.new=1&pu.revenue=100",
		"240.00 300.00 360.00",
	],
	[
		"a tenth lost, and as many won",
		"10 × 90% + 1 = 10, always",
		"pu.customers=10&pu.churn=10&pu.new=1&pu.revenue=100",
		"2400.00 3000.00 3600.00",
	],
	// 1,024 + 512 + … + 0.5. At 25%: 256, 128, …, 0.25 and 0.125 → 0.13; at 20% 204.8, …, 0.1; at 30% 307.2, …, 0.15.
	[
		"half lost each month",
		"2,047.5 × rate, the last payments rounded",
		"pu.customers=1&pu.churn=50&pu.revenue=1024",
		"409.50 511.88 614.25",
	],
	["customers without revenue", "100 × 0", "pu.customers=100", "0.00 0.00 0.00"],
	["a model without customers", "0 × 100", "pu.customers=0&pu.revenue=100", "0.00 0.00 0.00"],

	// Rounding: once a payment, half up.
	["half a cent", "0.025 → 0.03, 12 times", "pu.customers=1&pu.revenue=0.1", "0.24 0.36 0.36"],
	["less than half", "0.002, 0.0025, 0.003 → 0", "pu.customers=1&pu.revenue=0.01", "0.00 0.00 0.00"],
	[
		"half a cent that binary loses",
		"4.10 × 25% = 1.025 → 1.03, 12 times",
		"pu.customers=1&pu.revenue=4.1",
		"9.84 12.36 14.76",
	],
	[
		"a half in each end",
		"0.30 × 35% = 0.105 → 0.11",
		"tier=integrator&pu.customers=1&pu.revenue=0.3",
		"1.08 1.32 1.44",
	],
	// In month m the base is 1 − 10⁻⁴⁽ᵐ⁻¹⁾, from month 16 on nearer to 1 than 60 digits can show; 20.5% of less than 1 is 0.20.
	[
		"half a cent that is missed by very little",
		"11 × 0.20; at 30% 0.2999… → 0.30",
		"position=5&pu.customers=0&pu.new=99.99&pu.churn=99.99&pu.revenue=0.01",
		"2.20 2.20 3.30",
	],

	// Implementation, 30–50%, paid on completion.
	["one project", "1,000 × 30%, 40%, 50%", "im.projects=1&im.fee=1000", "300.00 400.00 500.00"],
	[
		"four a year",
		"start in 1, 4, 7, 10; complete in 3, 6, 9, 12",
		"im.projects=4&im.fee=1000",
		"1200.00 1600.00 2000.00",
	],
	[
		"four of four months",
		"the last completes in 13: three paid",
		"im.projects=4&im.fee=1000&im.duration=4",
		"900.00 1200.00 1500.00",
	],
	[
		"the same over two years",
		"seven of eight paid",
		"months=24&im.projects=4&im.fee=1000&im.duration=4",
		"2100.00 2800.00 3500.00",
	],
	["longer than the scenario", "completes in 13", "im.projects=1&im.fee=1000&im.duration=13", "0.00 0.00 0.00"],
	[
		"36 months in 36",
		"the first of year 1 completes in 36",
		"months=36&im.projects=1&im.fee=1000&im.duration=36",
		"300.00 400.00 500.00",
	],
	["a month each", "12 projects of a month", "im.projects=12&im.fee=100&im.duration=1", "360.00 480.00 600.00"],
	// floor((k − 1) × 12 ÷ 5) = 0, 2, 4, 7, 9: months 1, 3, 5, 8, 10, complete in 3, 5, 7, 10, 12.
	["five a year", "all five within the year", "im.projects=5&im.fee=100", "150.00 200.00 250.00"],
	[
		"a thousand a year, last two months unpaid",
		"ceil(10 × 1,000 ÷ 12) = 834 complete",
		"im.projects=1000&im.fee=1",
		"250.20 333.60 417.00",
	],

	// Referral, 5–10%, on signing.
	["one referral", "10,000 × 5%, 7.5%, 10%", "rf.referrals=1&rf.value=10000", "500.00 750.00 1000.00"],
	["one a month", "12 × 1,000", "rf.referrals=12&rf.value=1000", "600.00 900.00 1200.00"],
	["more than months", "24 × 100", "rf.referrals=24&rf.value=100", "120.00 180.00 240.00"],
	["every year anew", "3 × 10,000", "months=36&rf.referrals=1&rf.value=10000", "1500.00 2250.00 3000.00"],

	// Joint, 40–60%, by contribution.
	["joint revenue", "12 × 100", "jg.revenue=100", "480.00 600.00 720.00"],
	[
		"contribution, not position",
		"expected = 40%",
		"jg.revenue=100&jg.contribution=0&position=100",
		"480.00 480.00 720.00",
	],
	["a contribution of 75", "55% of 1,200", "jg.revenue=100&jg.contribution=75", "480.00 660.00 720.00"],
	["halving", "1,024 + 512 + … + 0.5 = 2,047.5", "jg.revenue=1024&jg.growth=-50", "819.00 1023.75 1228.50"],
	// 100 × (1.5¹² − 1) ÷ 0.5 = 25,749.27; half of it 12,874.63, and 12,874.65 because each month rounds for itself.
	["growing by half", "the sum of 12 rounded payments", "jg.revenue=100&jg.growth=50", "10299.71 12874.65 15449.56"],
	[
		"all four models",
		"300 + 400 + 750 + 600",
		"pu.customers=1&pu.revenue=100&im.projects=1&im.fee=1000&rf.referrals=1&rf.value=10000&jg.revenue=100",
		"1520.00 2050.00 2580.00",
	],
	[
		"the largest amounts",
		"1,000,000 × 1,000,000,000 × 12 × 60%",
		"tier=strategic&pu.customers=1000000&pu.revenue=1000000000",
		"6000000000000000.00 6600000000000000.00 7200000000000000.00",
	],
];

test.each(examples)("%s: %s", (_, __, link, total) => {
	const [scenario] = readLink(link, [terms]).scenarios;
	if (!scenario) throw new Error(`${link} is no scenario`);
	const { low, expected, high } = scheduleOf(scenario, terms).total;
	expect([low, expected, high].map(plainAmount).join(" ")).toBe(total);
});
