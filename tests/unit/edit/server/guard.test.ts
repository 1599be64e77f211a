import { describe, expect, test } from "vitest";
import { refusalOf } from "#edit/server/guard.ts";

const own = { host: "localhost:4322", origin: "http://localhost:4322" };
const refused = (headers: Record<string, string>, method = "GET") => refusalOf({ headers, method }, 4322) !== null;

describe("the editor's server", () => {
	test("answers its own page by each name of this machine", () => {
		for (const host of ["localhost:4322", "127.0.0.1:4322", "[::1]:4322"]) expect(refused({ host })).toBe(false);
		expect(refused(own, "PUT")).toBe(false);
	});

	test("refuses a name of somebody else's that was made to lead here", () => {
		for (const host of ["evil.example:4322", "localhost.evil.example:4322", "localhost", "localhost:80", ""]) {
			expect(refused({ host, origin: `http://${host}` }, "PUT")).toBe(true);
			expect(refused({ host })).toBe(true);
		}
		expect(refused({})).toBe(true);
	});

	test("refuses what another page sends", () => {
		for (const origin of ["http://evil.example", "null", "https://localhost:4322", "http://localhost:3000"]) {
			expect(refused({ ...own, origin }, "PUT")).toBe(true);
			expect(refused({ ...own, origin })).toBe(true);
		}
		expect(refused({ host: own.host, "sec-fetch-site": "cross-site" })).toBe(true);
	});

	test("writes nothing for a request that does not say where it comes from", () => {
		for (const method of ["PUT", "POST", "DELETE"]) expect(refused({ host: own.host }, method)).toBe(true);
	});

	test("opens from a link or the terminal", () => {
		const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
		expect(refused({ host: own.host, "sec-fetch-site": "cross-site", ...navigation })).toBe(false);
		expect(refused({ host: own.host, "sec-fetch-site": "none", ...navigation })).toBe(false);
	});
});
