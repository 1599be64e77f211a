import { describe, expect, test } from "vitest";
import { connectionFailure } from "#endpoint/notify/connection-failure.ts";

const coded = (code: unknown, more: { message?: string; cause?: unknown } = {}) =>
	Object.assign(new Error(more.message ?? "failed", { cause: more.cause }), { code });

describe("a failed connection is told in a sentence with its code and the setting to look at", () => {
	test.each([
		["ECONNREFUSED", "connection refused: nothing listens at that address and port (ECONNREFUSED, WEBHOOK_URL)"],
		["ENOTFOUND", "no server of that name is known: is it spelled right? (ENOTFOUND, WEBHOOK_URL)"],
		["EAUTH", "the user name or the password is refused (EAUTH, WEBHOOK_URL)"],
		["CERT_HAS_EXPIRED", "the server’s certificate has expired (CERT_HAS_EXPIRED, WEBHOOK_URL)"],
		["EODD", "no connection (EODD, WEBHOOK_URL)"],
	])("%s", (code, sentence) => expect(connectionFailure(coded(code), "WEBHOOK_URL")).toBe(sentence));
});

describe("of several codes", () => {
	test("the innermost that has words tells why: fetch wraps the reason", () => {
		const error = new TypeError("fetch failed", { cause: coded("ESOCKET", { cause: coded("ECONNRESET") }) });
		expect(connectionFailure(error, "WEBHOOK_URL")).toContain("(ECONNRESET, WEBHOOK_URL)");
	});

	test("one with words goes before an inner one without", () => {
		const error = coded("ETIMEDOUT", { cause: coded("EODD") });
		expect(connectionFailure(error, "SMTP_URL")).toContain("(ETIMEDOUT, SMTP_URL)");
	});

	test("those of every address tried are looked at, in their order", () => {
		const tried = new AggregateError([coded("ENETUNREACH"), coded("ECONNREFUSED")]);
		expect(connectionFailure(new TypeError("fetch failed", { cause: tried }), "WEBHOOK_URL")).toContain(
			"(ENETUNREACH, WEBHOOK_URL)",
		);
	});
});

test.each([
	["an error without a code", new Error("failed")],
	["a code that is a number", coded(23)],
	["a thrown text", "ECONNREFUSED"],
	["nothing", undefined],
])("%s leaves the setting to look at", (_, error) =>
	expect(connectionFailure(error, "SMTP_URL")).toBe("no connection: is SMTP_URL an address that can be reached?"),
);

test("the message of an error, which could quote a password, is not repeated", () => {
	const message = "535 user ana password 5ecret";
	for (const code of ["EAUTH", "EODD", undefined])
		expect(connectionFailure(coded(code, { message }), "SMTP_URL")).not.toContain("5ecret");
});
