import { describe, expect, test } from "vitest";
import { problems, reusedSubmission, tooMany, wrongFields } from "#endpoint/http/problems.ts";

test("each refusal has the status that HTTP has for it (RFC 9110, 15.5 and 15.6)", () =>
	expect(Object.entries(problems).map(([name, { status }]) => [name, status])).toEqual([
		["method", 405],
		["tooLarge", 413],
		["tooSlow", 408],
		["unreadable", 400],
		["type", 415],
		["origin", 403],
		["unavailable", 503],
	]));

test("a wrong method is answered with the right one, as RFC 9110, 15.5.6 asks", () =>
	expect(problems.method.headers).toEqual({ allow: "POST" }));

test("a store that is away asks to come back in half a minute", () =>
	expect(problems.unavailable.headers).toEqual({ "retry-after": "30" }));

test.each(Object.values(problems))(
	"“$title” is told to a person in whole sentences without names of headers",
	(problem) => {
		const said = "notice" in problem ? problem.notice : problem.detail;
		expect(said).toMatch(/^[A-Z].*\.$/);
		expect(said).not.toMatch(/Content-Type|ALLOWED_ORIGINS|application\/|\bPOST\b/);
	},
);

describe("a client over its rate limit is told when to come back, in whole minutes that are never too few", () => {
	test.each([
		[1, "Send it again in a minute."],
		[60, "Send it again in a minute."],
		[61, "Send it again in 2 minutes."],
		[120, "Send it again in 2 minutes."],
	])("%d seconds", (seconds, sentence) => expect(tooMany(seconds).detail).toContain(sentence));

	test("and a program in seconds", () =>
		expect([tooMany(61).status, tooMany(61).headers]).toEqual([429, { "retry-after": "61" }]));
});

test("wrong fields are told in one text and each at its field", () => {
	const errors = [{ field: "tier", code: "missing", message: "Select a tier" } as const, reusedSubmission];
	expect(wrongFields(errors)).toEqual({
		status: 422,
		title: "There is a problem with the application",
		detail:
			"Select a tier. This submission ID belongs to an application with other answers; reload the page to get a new one",
		errors,
	});
});
