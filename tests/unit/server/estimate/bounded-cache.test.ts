import { expect, test } from "vitest";
import { boundedCache } from "#server/estimate/bounded-cache.ts";

test("keeps what was used last, and no more bytes than it may", () => {
	const cache = boundedCache<string>(30, (value) => value.length);
	cache.set("a", "12345678");
	cache.set("b", "12345678");
	cache.set("c", "12345678");
	expect(cache.get("a")).toBe("12345678");
	cache.set("d", "12345678");
	expect(["a", "b", "c", "d"].filter((key) => cache.get(key) !== undefined)).toEqual(["a", "c", "d"]);
});

test("a value that is put there again counts once", () => {
	const cache = boundedCache<string>(30, (value) => value.length);
	for (let time = 0; time < 10; time++) cache.set("a", "12345678");
	cache.set("b", "12345678");
	cache.set("c", "12345678");
	expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual(["12345678", "12345678", "12345678"]);
});

test("what is larger than all of it is not kept", () => {
	const cache = boundedCache<string>(30, (value) => value.length);
	cache.set("a", "x".repeat(40));
	expect(cache.get("a")).toBeUndefined();
});
