import { expect, test } from "vitest";
import type { ModelKey } from "#program/models/models.ts";
import { scenarioOf, writtenOf } from "#tests/unit/program/estimate/scenarios.ts";
import { firstValues } from "#tools/estimator/facts/models.ts";

const presets = [
	"tier=reseller&pu.customers=10&pu.revenue=1000",
	"tier=integrator&pu.customers=99&im.projects=4&im.fee=5000",
].map(scenarioOf);

const rows: [string, ModelKey, Record<string, string>][] = [
	["the first preset that has it, where several do", "platform", { "pu.customers": "10", "pu.revenue": "1000" }],
	["the one preset that has it", "implementation", { "im.projects": "4", "im.fee": "5000" }],
	["one of what it counts, where none has it", "referral", { "rf.referrals": "1" }],
	["one of its currency, where none has it", "joint", { "jg.revenue": "1" }],
];
test.each(rows)("a model that is switched on begins with %s", (_, model, values) => {
	expect(writtenOf(firstValues(presets)[model])).toMatchObject(values);
});
