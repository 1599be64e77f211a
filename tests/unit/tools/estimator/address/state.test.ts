import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { scenarioOf } from "#tests/unit/program/estimate/scenarios.ts";
import { coalesced, queryFor, withCurrency } from "#tools/estimator/address/state.ts";

describe("the address", () => {
	beforeEach(() => vi.useFakeTimers());
	afterEach(() => vi.useRealTimers());

	test("is written at most once in a pause, and the last state always lands", () => {
		const written: string[] = [];
		const { write } = coalesced((query) => written.push(query), 400);
		for (let keystroke = 1; keystroke <= 200; keystroke++) {
			write(`?n=${keystroke}`);
			vi.advanceTimersByTime(100);
		}
		vi.runAllTimers();
		expect(written.at(-1)).toBe("?n=200");
		// Safari refuses the 101st update in 30 seconds; this was 20 seconds of typing.
		expect(written.length).toBeLessThan(60);
	});

	test("is written at once when the page is about to go, and not a second time", () => {
		const written: string[] = [];
		const { write, flush } = coalesced((query) => written.push(query), 400);
		write("?n=1");
		write("?n=2");
		flush();
		vi.runAllTimers();
		flush();
		expect(written).toEqual(["?n=2"]);
	});

	test("waits a whole pause after it was written early", () => {
		const written: string[] = [];
		const { write, flush } = coalesced((query) => written.push(query), 400);
		write("?n=1");
		flush();
		write("?n=2");
		vi.advanceTimersByTime(399);
		expect(written).toEqual(["?n=1"]);
		vi.advanceTimersByTime(1);
		expect(written).toEqual(["?n=1", "?n=2"]);
	});

	test("keeps what is not ours and drops a checksum that no longer fits", () => {
		const scenario = scenarioOf("tier=reseller");
		expect(queryFor([scenario], "?k=12345678&tier=strategic&utm_source=mail&b.tier=reseller")).toBe(
			"?v=1&terms=1.0&tier=reseller&utm_source=mail",
		);
	});

	test("leaves what is not ours as it was written", () => {
		const scenario = scenarioOf("");
		expect(queryFor([scenario], "?utm_source=x%20y&flag&b%2Etier=reseller&a=1+2&&tag=é%zz")).toBe(
			"?v=1&terms=1.0&utm_source=x%20y&flag&a=1+2&tag=é%zz",
		);
	});
});

test("an amount has the currency’s sign and its separators, to the cent however large", () => {
	expect(withCurrency("1234567.50", "USD")).toBe("$1,234,567.50");
	expect(withCurrency("0.05", "EUR")).toBe("€0.05");
	expect(withCurrency("36000000000000000.01", "KES")).toBe("KES 36,000,000,000,000,000.01");
});
