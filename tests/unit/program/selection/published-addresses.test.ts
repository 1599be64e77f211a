import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readAllTerms } from "#authoring/read-program.ts";
import type { Selection } from "#program/facts/facts.ts";
import {
	movedAddresses,
	movedInWords,
	type PublishedAddresses,
	publishedAddressesSchema,
	recordOf,
	unrecordedAddresses,
} from "#program/selection/published-addresses.ts";
import { answersToPath, everyState, pathToAnswers, stateAfter } from "#program/selection/selection.ts";
import { graph, question, validSelection } from "./random-selection.ts";

const root = new URL("../../../..", import.meta.url).pathname;
const [{ selection }] = readAllTerms(root);
const published = publishedAddressesSchema.parse(
	parse(readFileSync(`${root}content/find-your-tier-addresses.yaml`, "utf8")),
);
const recordAll = (selection: Selection): PublishedAddresses =>
	Object.fromEntries(everyState(selection).map((state) => [answersToPath(state.answers), recordOf(state)]));
const movedBy = (selection: Selection, published: PublishedAddresses) =>
	new Map(movedAddresses(selection, published).map((address) => [address.path, address]));

test("every address that was published leads to a state", () => {
	const moved = movedBy(selection, published);
	for (const path of Object.keys(published)) {
		const to = moved.get(path)?.to ?? path;
		expect(stateAfter(selection, pathToAnswers(to) ?? []), path).not.toBeNull();
	}
});

/** Three questions, and what became of them: one more in front, one less in the middle. */
const last = question("last", { tier: "reseller" }, { tier: "strategic" });
const before = graph(
	question("first", { tier: "technology" }, { question: "middle" }),
	question("middle", { tier: "integrator" }, { question: "last" }),
	last,
);
const longer = graph(
	question("new", { question: "first" }, { question: "first" }),
	question("first", { tier: "technology" }, { question: "middle" }),
	question("middle", { tier: "integrator" }, { question: "last" }),
	last,
);
const shorter = graph(question("first", { tier: "technology" }, { question: "last" }), last);

describe("when the questions change, an old address leads", () => {
	test("to the same question or tier where it stands now", () => {
		const moved = movedBy(shorter, recordAll(before));
		expect(moved.get("no/no/")).toEqual({ path: "no/no/", to: "no/", isSame: true, isReused: true });
		expect(moved.get("no/no/yes/")).toEqual({ path: "no/no/yes/", to: "no/yes/", isSame: true, isReused: false });
		expect(moved.has("yes/")).toBe(false);
		expect(movedBy(longer, recordAll(before)).get("no/no/no/")).toMatchObject({ to: "yes/no/no/no/", isSame: true });
	});

	test("to the state that agrees with most of the answers, where several show the same", () => {
		const forked = graph(
			question("first", { question: "side" }, { question: "last" }),
			question("side", { question: "last" }, { tier: "technology" }),
			last,
		);
		const records = { "": "first", "yes/": "last", "yes/yes/": "tier reseller" };
		const moved = movedBy(forked, records);
		expect(moved.get("yes/")).toMatchObject({ to: "yes/yes/", isReused: true });
		expect(moved.get("yes/yes/")).toMatchObject({ to: "yes/yes/yes/" });
	});

	test("as far as its answers go today, when what it showed is gone", () => {
		const moved = movedBy(shorter, recordAll(before));
		expect(moved.get("no/")).toEqual({ path: "no/", to: "no/", isSame: false, isReused: true });
		expect(moved.get("no/yes/")).toMatchObject({ to: "no/", isSame: false, isReused: true });
	});

	test("on any two graphs to a state that exists, and nowhere when nothing changed", () => {
		fc.assert(
			fc.property(validSelection, validSelection, (old, now) => {
				expect(movedAddresses(old, recordAll(old))).toEqual([]);
				for (const { to, path, isSame } of movedAddresses(now, recordAll(old))) {
					const state = stateAfter(now, pathToAnswers(to) ?? []);
					if (!state) throw new Error(`"${path}" leads to "${to}", which is no state.`);
					if (isSame) expect(recordOf(state)).toBe(recordAll(old)[path]);
				}
			}),
		);
	});
});

describe("an address that has meant several things", () => {
	const records: PublishedAddresses = { ...recordAll(before), "no/": ["middle", "last"] };

	test("is recorded with all of them, and leads to the one it shows no more", () => {
		expect(movedBy(before, { ...recordAll(before), "no/": ["last", "middle"] }).get("no/")).toMatchObject({
			to: "no/no/",
			isReused: true,
		});
		expect(publishedAddressesSchema.parse(records)).toEqual(records);
	});

	test("is to be written down when the graph gives an address a new meaning", () => {
		expect(unrecordedAddresses(before, recordAll(before))).toEqual({});
		expect(unrecordedAddresses(shorter, recordAll(before))).toEqual({
			"no/": ["middle", "last"],
			"no/yes/": ["tier integrator", "tier reseller"],
			"no/no/": ["last", "tier strategic"],
		});
	});
});

test("the visitor is told what changed, and where what was shared stands", () => {
	const address = { path: "no/", to: "yes/" };
	expect(movedInWords({ ...address, isSame: true, isReused: true }, "Are you last?")).toEqual({
		note: "If this address was shared with you before the questions changed: it led elsewhere then.",
		link: "Go to “Are you last?”",
	});
	expect(movedInWords({ ...address, isSame: false, isReused: false }, "Are you last?").note).toBe(
		"The questions have changed since this address was shared. What it led to is no longer there; this is the nearest that is.",
	);
});
