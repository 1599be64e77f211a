import { expect, test } from "vitest";
import { countInMemory } from "#endpoint/store/allowances.ts";
import { pseudonym } from "#endpoint/store/pseudonym.ts";

test("a pseudonym is the same for the same client and salt, and holds neither", () => {
	const name = pseudonym("203.0.113.7", "salt");
	expect(name).toBe(pseudonym("203.0.113.7", "salt"));
	expect(name).not.toBe(pseudonym("203.0.113.7", "other"));
	expect(name).toMatch(/^[\w-]{22}$/);
});

test("clients that never come back do not stay in memory", () => {
	const clients = countInMemory();
	const allowance = { count: 1, seconds: 60 };
	const noon = new Date("2026-03-01T12:00:00.000Z");
	const later = new Date(noon.getTime() + 61_000);
	for (let index = 0; index < 10_000; index++) clients.allow(`client ${index}`, allowance, noon);
	expect(clients.size()).toBe(10_000);
	clients.allow("another", allowance, later);
	expect(clients.size()).toBe(1);
});
