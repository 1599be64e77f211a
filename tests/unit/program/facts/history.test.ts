import { describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import type { Program } from "#program/facts/facts.ts";
import { modelInTime } from "#program/facts/history.ts";

const program = readProgram(new URL("../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0");
const version = (name: string, effective: string, ...left: string[]): Program => ({
	...program,
	terms: { version: name, effective },
	revenue: program.revenue.filter(({ key }) => !left.includes(key)),
});
const told = (...of: Parameters<typeof modelInTime>) => {
	const found = modelInTime(...of);
	return found && [found.state, found.program.terms.version, found.from];
};

describe("a revenue model among the versions", () => {
	const inForce = version("1.2", "2026-01-01", "joint", "referral", "platform");
	const announced = [version("1.3", "2027-01-01", "joint", "platform"), version("1.4", "2028-01-01", "platform")];
	const superseded = [version("1.1", "2025-01-01", "platform"), version("1.0", "2024-01-01")];
	const programs = { inForce, announced, superseded };

	test("is that of the terms in force", () => {
		expect(told("implementation", programs)).toEqual(["in force", "1.2", "2026-01-01"]);
	});
	test("else of the soonest announced ones that have it", () => {
		expect(told("referral", programs)).toEqual(["announced", "1.3", "2027-01-01"]);
		expect(told("joint", programs)).toEqual(["announced", "1.4", "2028-01-01"]);
	});
	test("else of the latest that had it, until the day of those that followed", () => {
		expect(told("platform", programs)).toEqual(["former", "1.0", "2025-01-01"]);
		expect(told("joint", { ...programs, announced: [] })).toEqual(["former", "1.1", "2026-01-01"]);
	});
	test("is none where no terms have it", () => {
		expect(told("platform", { ...programs, superseded: [] })).toBeNull();
	});
});
