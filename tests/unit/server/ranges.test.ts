import fc from "fast-check";
import { expect, test } from "vitest";
import { selectRange } from "#server/files/ranges.ts";

const size = 1_000;

test.each([
	["bytes=0-0", { first: 0, last: 0 }],
	["bytes=0-499", { first: 0, last: 499 }],
	["bytes=500-", { first: 500, last: 999 }],
	["bytes=-5", { first: 995, last: 999 }],
	["bytes=-5000", { first: 0, last: 999 }],
	["bytes=990-99999999999999999999999", { first: 990, last: 999 }],
	["Bytes = 1-2", { first: 1, last: 2 }],
	["bytes= 1-2 ,", { first: 1, last: 2 }],
	["bytes=1000-", "unsatisfiable"],
	["bytes=99999999999999999999999-", "unsatisfiable"],
	["bytes=-0", "unsatisfiable"],
	["bytes=100-50", "whole"],
	["bytes=5-2, x", "whole"],
	["bytes=0-0, 5-6", "whole"],
	["bytes=-", "whole"],
	["bytes=", "whole"],
	["bytes=a-b", "whole"],
	["bytes=1-2-3", "whole"],
	["bytes=+1-2", "whole"],
	["bytes=0x1-2", "whole"],
	["items=0-1", "whole"],
	["bytes 0-1", "whole"],
	[undefined, "whole"],
])("%s", (header, expected) => {
	expect(selectRange(header, size)).toEqual(expected);
});

test("nothing of an empty file can be selected", () => {
	expect(selectRange("bytes=0-", 0)).toBe("unsatisfiable");
	expect(selectRange("bytes=-1", 0)).toBe("unsatisfiable");
});

test("whatever is asked for, what is selected lies within the file", () => {
	const part = fc.oneof(fc.nat(), fc.constant(""), fc.string(), fc.bigInt({ min: 0n }));
	const headers = fc.array(fc.tuple(part, fc.constantFrom("-", "--", ",", ""), part).map((all) => all.join("")));
	fc.assert(
		fc.property(headers, fc.nat(100), (specs, length) => {
			const selected = selectRange(`bytes=${specs.join(",")}`, length);
			if (typeof selected === "string") return;
			expect(selected.first).toBeGreaterThanOrEqual(0);
			expect(selected.last).toBeGreaterThanOrEqual(selected.first);
			expect(selected.last).toBeLessThan(length);
		}),
	);
});
