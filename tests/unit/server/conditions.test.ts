import { expect, test } from "vitest";
import { judgeConditions, mayContinue } from "#server/files/conditions.ts";

const etag = '"abc"';

test.each([
	[{ "if-none-match": '"abc"' }, "unchanged"],
	[{ "if-none-match": 'W/"abc"' }, "unchanged"],
	[{ "if-none-match": '"x", "abc"' }, "unchanged"],
	[{ "if-none-match": "*" }, "unchanged"],
	[{ "if-none-match": '"abcd"' }, "met"],
	[{ "if-none-match": "abc" }, "met"],
	[{ "if-match": '"abc"' }, "met"],
	[{ "if-match": "*" }, "met"],
	[{ "if-match": 'W/"abc"' }, "failed"],
	[{ "if-match": '"x"' }, "failed"],
	[{ "if-match": '"x"', "if-none-match": '"abc"' }, "failed"],
	[{ "if-modified-since": "Wed, 25 Nov 2026 13:00:00 GMT" }, "met"],
	[{}, "met"],
] as const)("%j: %s (RFC 9110, 13.2.2)", (headers, expected) => {
	expect(judgeConditions(headers, etag)).toBe(expected);
});

test("a range goes on only from the very same content", () => {
	expect(mayContinue(undefined, etag)).toBe(true);
	expect(mayContinue('"abc"', etag)).toBe(true);
	for (const other of ['W/"abc"', '"x"', "Wed, 25 Nov 2026 13:00:00 GMT"]) expect(mayContinue(other, etag)).toBe(false);
});
