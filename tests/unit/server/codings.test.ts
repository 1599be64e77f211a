import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseCoding, codings } from "#server/files/codings.ts";

test.each([
	["gzip, deflate, br", "br"],
	["gzip, deflate", "gzip"],
	["x-gzip", "gzip"],
	["BR", "br"],
	["*", "br"],
	["br;q=0, *", "gzip"],
	["br;q=0, gzip;q=0", null],
	["br;q=0", null],
	["*;q=0", null],
	["gzip;q=1.0, br;q=0.5", "gzip"],
	["br;q=0.5, identity", null],
	["br ; q = 0.8 , gzip;q=0.9", "gzip"],
	["br;q=nonsense", null],
	["identity", null],
	["deflate, zstd", null],
	["", null],
	[undefined, null],
])("%s: %s", (header, expected) => {
	expect(chooseCoding(header, codings)).toBe(expected);
});

test("only what there is can be chosen", () => {
	expect(chooseCoding("br, gzip", ["gzip"])).toBe("gzip");
	expect(chooseCoding("br, gzip", [])).toBeNull();
	fc.assert(fc.property(fc.string(), (header) => [null, ...codings].includes(chooseCoding(header, codings))));
});
