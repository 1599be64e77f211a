import { expect, test } from "vitest";
import { readTicks, writeTick } from "#tools/wizard/outcome/ticks.ts";

function memory(stored: Record<string, string> = {}) {
	const items = new Map(Object.entries(stored));
	return {
		get length() {
			return items.size;
		},
		key: (at: number) => [...items.keys()][at] ?? null,
		getItem: (name: string) => items.get(name) ?? null,
		setItem: (name: string, value: string) => {
			items.set(name, value);
		},
		removeItem: (name: string) => {
			items.delete(name);
		},
		names: () => [...items.keys()],
	};
}
const known = ["company/Financial stability", "reseller/Customer relationships"];

test("ticks come back, also after those of another tier were set", () => {
	const storage = memory();
	writeTick(storage, "1.0", "company/Financial stability", true);
	writeTick(storage, "1.0", "strategic/Strategic alignment", true);
	expect(readTicks(storage, "1.0", known)).toEqual(new Set(["company/Financial stability"]));
	writeTick(storage, "1.0", "company/Financial stability", false);
	expect(readTicks(storage, "1.0", known)).toEqual(new Set());
	expect(readTicks(storage, "1.0", ["strategic/Strategic alignment"]).size).toBe(1);
});

test("ticks of another version of the facts are dropped, from storage too, and nothing else is", () => {
	const storage = memory({ "checklist 0.9": '["company/Financial stability"]', "application draft": "{}" });
	expect(readTicks(storage, "1.0", known)).toEqual(new Set());
	expect(storage.names()).toEqual(["application draft"]);
});

test("a tick of what is no longer asked for is not counted", () => {
	const storage = memory({ "checklist 1.0": '["company/Fax machine","company/Financial stability"]' });
	expect(readTicks(storage, "1.0", known)).toEqual(new Set(["company/Financial stability"]));
});

test("what is stored but cannot be read counts for nothing, and gives way to the next tick", () => {
	for (const text of ["{oops", '{"a":1}', "[1,null]", '"company/Financial stability"']) {
		const storage = memory({ "checklist 1.0": text });
		expect(readTicks(storage, "1.0", known)).toEqual(new Set());
		writeTick(storage, "1.0", "company/Financial stability", true);
		expect(readTicks(storage, "1.0", known).size).toBe(1);
	}
});

test("storage that is unavailable costs nothing but the memory", () => {
	const full = {
		...memory(),
		setItem: () => {
			throw new DOMException("full", "QuotaExceededError");
		},
	};
	expect(readTicks(null, "1.0", known)).toEqual(new Set());
	expect(() => writeTick(null, "1.0", "a", true)).not.toThrow();
	expect(() => writeTick(full, "1.0", "a", true)).not.toThrow();
});
