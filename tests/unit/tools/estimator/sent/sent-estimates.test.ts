import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
	type SentEstimate,
	sentActs,
	sentEstimate,
	takenBack,
	withSent,
} from "#tools/estimator/sent/sent-estimates.ts";
import { sentFile, withSentFile } from "#tools/estimator/sent/sent-file.ts";
import { noteSent, readSent, sentKey, writeSent } from "#tools/estimator/sent/sent-storage.ts";

const query = (customers: number) => `k=12345678&v=1&terms=1.0&pu.customers=${customers}`;
const noon = "2026-11-25T12:00:00.000Z";
const evening = "2026-11-25T18:00:00.000Z";
const anySent = fc.record({
	query: fc.integer({ min: 0, max: 5 }).map(query),
	at: fc.constantFrom(noon, evening),
	acts: fc
		.uniqueArray(fc.constantFrom(...sentActs), { minLength: 1 })
		.map((acts) => sentActs.filter((one) => acts.includes(one))),
});

describe("the list of what was sent", () => {
	test("has each estimate once, the newest first, with all that was done with it", () => {
		const list = [
			{ query: query(1), at: noon, acts: ["link"] as const },
			{ query: query(2), at: evening, acts: ["csv"] as const },
			{ query: query(1), at: evening, acts: ["share"] as const },
		].reduce<SentEstimate[]>(withSent, []);
		expect(list).toEqual([
			{ query: query(1), at: evening, acts: ["link", "share"] },
			{ query: query(2), at: evening, acts: ["csv"] },
		]);
	});

	test("is the same in a file and back, whatever was in the list before", () => {
		fc.assert(
			fc.property(fc.array(anySent), fc.array(anySent), (sent, others) => {
				const list = sent.reduce<SentEstimate[]>(withSent, []);
				const before = others.reduce<SentEstimate[]>(withSent, []);
				const file = sentFile(list, "https://partners.example/base");
				expect(withSentFile([], file, () => true)).toMatchObject({ list, added: list.length, known: 0, unread: 0 });
				const both = withSentFile(before, file, () => true);
				expect(new Set(both?.list.map((one) => one.query))).toEqual(
					new Set([...list, ...before].map((one) => one.query)),
				);
				expect(both?.list.map(({ at }) => at)).toEqual(
					both?.list
						.map(({ at }) => at)
						.toSorted()
						.toReversed(),
				);
			}),
		);
	});

	test("takes from a file what is an estimate, counts the rest, and refuses a file of another kind", () => {
		const entries = [
			{ link: `https://other.example/estimate/?${query(1)}`, at: noon, acts: ["link", "rocket"] },
			{ link: "https://other.example/", at: noon, acts: [] },
			{ link: `?${query(2)}`, at: "yesterday" },
			null,
		];
		const file = JSON.stringify({ kind: "mamey-sent-estimates", estimates: entries });
		expect(withSentFile([], file, () => true)).toEqual({
			list: [{ query: query(1), at: noon, acts: ["link"] }],
			added: 1,
			known: 0,
			unread: 3,
		});
		expect(withSentFile([], file, () => false)).toMatchObject({ list: [], unread: 4 });
		for (const other of [
			"",
			"[]",
			"{}",
			'{"kind":"x","estimates":[]}',
			'{"kind":"mamey-sent-estimates","estimates":{}}',
		])
			expect(withSentFile([], other, () => true)).toBeNull();
	});

	test("is as it was before an act that is taken back, with all that was sent since", () => {
		fc.assert(
			fc.property(fc.array(anySent), fc.nat(5), fc.array(anySent), (sent, forgotten, later) => {
				const before = sent.reduce<SentEstimate[]>(withSent, []);
				const after = before.filter((one) => one.query !== query(forgotten));
				const now = later.reduce<SentEstimate[]>(withSent, after);
				expect(takenBack({ before, after }, after)).toEqual(before);
				expect(new Set(takenBack({ before, after }, now).map((one) => one.query))).toEqual(
					new Set([...before, ...now].map((one) => one.query)),
				);
			}),
		);
	});

	test("reads an entry or nothing, of any value", () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				const read = sentEstimate(value);
				if (read !== null) expect(sentEstimate(read)).toEqual(read);
			}),
		);
	});
});

describe("the device's storage", () => {
	let kept: Map<string, string>;
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key),
	};
	beforeEach(() => {
		kept = new Map();
		vi.stubGlobal("window", { localStorage: storage });
	});
	afterEach(() => vi.unstubAllGlobals());

	test("keeps what was sent until it is forgotten", () => {
		expect(noteSent(query(1), "link", new Date(noon))).toBe("kept");
		expect(noteSent(query(1), "csv", new Date(evening))).toBe("kept");
		expect(readSent()).toEqual([{ query: query(1), at: evening, acts: ["link", "csv"] }]);
		expect(writeSent([])).toBe("kept");
		expect(kept.has(sentKey)).toBe(false);
	});

	test("holds somebody else's text without harm", () => {
		for (const text of ["{", "7", '{"a":1}', '[null, {"query": 7}]']) {
			kept.set(sentKey, text);
			expect(readSent()).toEqual([]);
		}
	});

	test("may be full or missing, and both are known", () => {
		vi.stubGlobal("window", {
			localStorage: {
				...storage,
				setItem: () => {
					throw new DOMException("full", "QuotaExceededError");
				},
			},
		});
		expect(noteSent(query(1), "link", new Date(noon))).toBe("full");
		vi.stubGlobal("window", { localStorage: undefined });
		expect(noteSent(query(1), "link", new Date(noon))).toBe("no storage");
		expect(readSent()).toBeNull();
	});
});
