import { expect, test } from "vitest";
import { readProgram } from "../../src/build/read-program.ts";
import { smallestThatReaches } from "../../src/program/goal-seek.ts";
import { decimal } from "../../src/program/money.ts";
import { scheduleTerms } from "../../src/program/terms.ts";

const terms = scheduleTerms(readProgram(new URL("../..", import.meta.url).pathname, "tests/fixtures/terms-1.0"));
const seek = (values: Record<string, string>, input: "pu.customers" | "im.projects" | "rf.referrals", target: string) =>
	smallestThatReaches({ terms: "1.0", values }, terms, input, decimal(target));

test("the smallest number of customers reaches the target, one fewer does not", () => {
	// One customer of 100 a month brings 300 in a year.
	expect(seek({ "pu.revenue": "100" }, "pu.customers", "3000")).toBe(10);
	expect(seek({ "pu.revenue": "100" }, "pu.customers", "3000.01")).toBe(11);
});

test("projects and referrals are sought alike", () => {
	expect(seek({ "im.fee": "1000" }, "im.projects", "1600")).toBe(4);
	expect(seek({ "rf.value": "10000" }, "rf.referrals", "1500")).toBe(2);
});

test("nothing is needed for nothing, and nothing reaches what is out of reach", () => {
	expect(seek({ "pu.revenue": "100" }, "pu.customers", "0")).toBe(0);
	expect(seek({}, "pu.customers", "1")).toBeNull();
});
