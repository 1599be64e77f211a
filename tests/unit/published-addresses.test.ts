import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readAllTerms } from "../../src/build/read-program.ts";
import type { Selection } from "../../src/program/facts.ts";
import { movedAddresses, publishedAddressesSchema, recordOf } from "../../src/program/published-addresses.ts";
import { answersToPath, everyState } from "../../src/program/selection.ts";

const root = new URL("../..", import.meta.url).pathname;
const [{ selection }] = readAllTerms(root);
const published = publishedAddressesSchema.parse(
	parse(readFileSync(`${root}content/find-your-tier-addresses.yaml`, "utf8")),
);

test("every address of the wizard is recorded, so that it can outlive a change of the questions", () => {
	const unrecorded = everyState(selection)
		.filter((state) => !(answersToPath(state.answers) in published))
		.map((state) => `"${answersToPath(state.answers)}": ${recordOf(state)}`);
	expect(unrecorded, "add these lines to content/find-your-tier-addresses.yaml").toEqual([]);
	expect(Object.keys(published).length).toBeGreaterThanOrEqual(everyState(selection).length);
});

test("no address has moved while the questions are the recorded ones", () => {
	const recorded = Object.fromEntries(
		everyState(selection).map((state) => [answersToPath(state.answers), recordOf(state)]),
	);
	expect(movedAddresses(selection, recorded)).toEqual([]);
});

/** The graph with the second question gone: its "no" is where the first question's "no" leads. */
const [, second, ...others] = selection.questions;
const changed: Selection = {
	...selection,
	questions: [...selection.questions.slice(0, 1), ...others].map((question) => ({
		...question,
		no:
			second && "question" in question.no.to && question.no.to.question === second.key
				? { ...question.no, to: second.no.to }
				: question.no,
	})),
};
const recorded = Object.fromEntries(
	everyState(selection).map((state) => [answersToPath(state.answers), recordOf(state)]),
);

test("when a question goes, its old addresses lead to the same question or tier where it stands now", () => {
	const moved = new Map(movedAddresses(changed, recorded).map((address) => [address.path, address]));
	const third = everyState(selection).find((state) => answersToPath(state.answers) === "no/no/");
	expect(third && recordOf(third)).toBe("reseller");
	expect(moved.get("no/no/")).toMatchObject({ to: "no/" });
	expect(moved.get("no/no/no/yes/")).toMatchObject({ to: "no/no/yes/", reused: false });
	expect(moved.has("yes/")).toBe(false);
});

test("what no longer exists leads to the nearest state that does, and says so", () => {
	const moved = movedAddresses(changed, recorded).find(({ path }) => path === "no/yes/");
	expect(moved).toMatchObject({ to: "no/", reused: true });
	expect(moved?.note).toContain("is no longer asked");
});
