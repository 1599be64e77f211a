import fc from "fast-check";
import { expect, test } from "vitest";
import { readTarget } from "#server/http/request-target.ts";

test.each([
	["/guide/?a=1", "host", { path: "/guide/", search: "?a=1", host: "host" }],
	["http://other.example:8080/guide/", "host", { path: "/guide/", search: "", host: "other.example:8080" }],
	["http://other.example", "host", { path: "/", search: "", host: "other.example" }],
	["/caf%C3%A9/#part", "[::1]:4321", { path: "/café/", search: "", host: "[::1]:4321" }],
	["/a?b?c=/../", "host", { path: "/a", search: "?b?c=/../", host: "host" }],
	["/", undefined, { path: "/", search: "", host: "localhost" }],
	["/..%2f..%2ftmp", "host", null],
	["/..%5C..%5Ctmp", "host", null],
	["/a%00", "host", null],
	["/%", "host", "unreadable"],
	["/%ff", "host", "unreadable"],
	["*", "host", "unreadable"],
	["host:443", "host", "unreadable"],
	["guide/", "host", "unreadable"],
	["http:///guide/", "host", "unreadable"],
	["/", "a:b@x", "unreadable"],
	["/", "host:99999", "unreadable"],
	["/", "ho st", "unreadable"],
	["/", "", "unreadable"],
	["http://a:b@x/", "host", "unreadable"],
])("%s of %s", (raw, host, expected) => {
	expect(readTarget(raw, host)).toEqual(expected);
});

test("whatever comes is read or refused", () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (raw, host) => {
			const target = readTarget(raw, host);
			if (target === null || target === "unreadable") return;
			expect(target.path.startsWith("/")).toBe(true);
			expect(URL.canParse(`http://${target.host}/`)).toBe(true);
		}),
	);
});
