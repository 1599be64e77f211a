import { describe, expect, test } from "vitest";
import { before, counted, type Law, written } from "#program/models/law.ts";
import { decimal } from "#program/money.ts";

const inputs = { won: decimal(2), lost: decimal("1.5"), months: decimal(3) };
const read = (name: keyof typeof inputs) => inputs[name];
const counts = (law: Law<keyof typeof inputs>, first: number, length = 12) =>
	counted(law, decimal(first), length, read).months.map(String);

const grows: Law<"won" | "lost"> = {
	kind: "recurrence",
	symbol: "customers",
	next: [[before, "×", [1, "−", ["lost", "÷", 100]]], "+", "won"],
};
const spread = { kind: "spread", counted: "projects", one: "project", begins: "starts" } as const;

describe("a recurrence", () => {
	test("begins with the number that switches its model on, and makes each month of the one before, not rounded", () => {
		expect(counts(grows, 1, 3)).toEqual(["1", "2.985", "4.940225"]);
	});

	test("is written as it is computed: by names, by numbers or as a formula", () => {
		const byName = written(grows.next, (operand) => (operand === before ? "customers(m − 1)" : String(operand)));
		expect(byName).toBe("customers(m − 1) × (1 − lost ÷ 100) + won");
		const signs = { "+": "+", "−": "-", "×": "*", "÷": "/" };
		const formula = written(
			grows.next,
			(operand) => (operand === before ? "C2" : String(operand)),
			(sign) => signs[sign],
		);
		expect(formula).toBe("C2*(1-lost/100)+won");
	});
});

describe("pieces spread over a year", () => {
	test("begin at even distances, the first in the first month", () => {
		expect(counts({ ...spread, duration: null }, 5)).toEqual("1 0 1 0 1 0 0 1 0 1 0 0".split(" "));
	});

	test("begin anew each year", () => {
		expect(counts({ ...spread, duration: null }, 1, 24).flatMap((count, at) => (count === "1" ? [at] : []))).toEqual([
			0, 12,
		]);
	});

	test("count in the month that completes them, and those that complete later are unfinished", () => {
		const law = { ...spread, duration: "months" } as const;
		expect(counts(law, 12)).toEqual("0 0 1 1 1 1 1 1 1 1 1 1".split(" "));
		expect(counted(law, decimal(12), 12, read).unfinished).toBe(2);
	});
});
