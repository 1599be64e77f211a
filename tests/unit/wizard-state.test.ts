import { expect, test } from "vitest";
import { readTicks, writeTicks } from "../../src/tools/wizard/state.ts";

const storage = () => {
	const items = new Map<string, string>();
	return {
		getItem: (key: string) => items.get(key) ?? null,
		setItem: (key: string, value: string) => {
			items.set(key, value);
		},
	};
};

test("ticks come back, under the version of the facts they were made for", () => {
	const memory = storage();
	writeTicks(memory, "1.0", new Set(["company/Financial stability"]));
	expect(readTicks(memory, "1.0")).toEqual(new Set(["company/Financial stability"]));
	expect(readTicks(memory, "1.1")).toEqual(new Set());
});

test("what is stored but cannot be read counts for nothing", () => {
	expect(readTicks({ getItem: () => "{oops" }, "1.0")).toEqual(new Set());
	expect(readTicks({ getItem: () => '{"a":1}' }, "1.0")).toEqual(new Set());
});

test("storage that is unavailable costs nothing but the memory", () => {
	const refusing = {
		getItem: (): string => {
			throw new DOMException("denied", "SecurityError");
		},
		setItem: () => {
			throw new DOMException("full", "QuotaExceededError");
		},
	};
	expect(readTicks(refusing, "1.0")).toEqual(new Set());
	expect(() => writeTicks(refusing, "1.0", new Set(["a"]))).not.toThrow();
});
