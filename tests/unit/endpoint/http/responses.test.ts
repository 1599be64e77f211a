import { describe, expect, test } from "vitest";
import { type Audience, accepted, listProblems, type Problem, rejected } from "#endpoint/http/responses.ts";

const stored = { reference: "MP-7K3F-9QX2", receivedAt: new Date("2027-01-01T00:00:00Z") };
const script: Audience = { kind: "script" };
const browser = (base = ""): Audience => ({
	kind: "browser",
	base,
	renderForm: async (form) => JSON.stringify(form),
});
const wrongWebsite = [{ field: "company_website", code: "format", message: "Write a full address." }] as const;
const wrong: Problem = { status: 422, title: "Unprocessable", detail: "One field is wrong.", errors: wrongWebsite };
const limited: Problem = {
	status: 429,
	title: "Too Many Requests",
	detail: "Ten in ten minutes.",
	notice: "Please wait a minute.",
	headers: { "retry-after": "60" },
};

describe("what was stored", () => {
	test.each([
		["a script, now", 201, script, 201, { "content-type": "application/json" }],
		["a script, before", 200, script, 200, { "content-type": "application/json" }],
		["a browser, now", 201, browser(), 303, { location: "/apply/received/?reference=MP-7K3F-9QX2" }],
		["a browser, before", 200, browser(), 303, { location: "/apply/received/?reference=MP-7K3F-9QX2" }],
		["a browser, under a path", 201, browser("/x"), 303, { location: "/x/apply/received/?reference=MP-7K3F-9QX2" }],
	] as const)("is told %s", (_, status, audience, answered, headers) => {
		const response = accepted(status, stored, audience);
		expect(response.status).toBe(answered);
		expect(response.headers).toEqual({ "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers });
		const body = { reference: "MP-7K3F-9QX2", received_at: "2027-01-01T00:00:00.000Z" };
		expect(response.body).toBe(answered === 303 ? null : JSON.stringify(body));
	});
});

describe("what was refused", () => {
	test("is a problem of RFC 9457 for a script, with its errors where fields are wrong", async () => {
		const { status, headers, body } = await rejected(wrong, script, null);
		expect([status, headers["content-type"]]).toEqual([422, "application/problem+json"]);
		expect(JSON.parse(String(body))).toEqual({
			type: "about:blank",
			title: "Unprocessable",
			status: 422,
			detail: "One field is wrong.",
			errors: wrongWebsite,
		});
	});

	test("says when to try again, and to a script not what a person is told", async () => {
		const { headers, body } = await rejected(limited, script, null);
		expect(headers["retry-after"]).toBe("60");
		expect(String(body)).not.toContain("Please wait");
	});

	test.each([
		["wrong fields and what was typed", wrong, [["company_name", "Acme"]], null, "Acme"],
		["a sentence above what was typed", limited, [["company_name", "Acme"]], "Please wait a minute.", "Acme"],
		[
			"a sentence that leads back where nothing could be read",
			limited,
			null,
			"Please wait a minute. Your browser’s Back button brings back what you typed.",
			"",
		],
	] as const)("is the form again for a browser: %s", async (_, problem, typed, notice, company) => {
		const entries = typed?.map(([name, value]): [string, string] => [name, value]) ?? null;
		const { status, headers, body } = await rejected(problem, browser(), entries);
		expect([status, headers["content-type"]]).toEqual([problem.status, "text/html; charset=utf-8"]);
		const form: unknown = JSON.parse(String(body));
		expect(form).toMatchObject({ notice, errors: problem.errors ?? [] });
		expect(JSON.stringify(form)).toContain(company);
	});

	test("is a list of sentences where a server has no form to show, with nothing of them read as markup", async () => {
		const page = await listProblems({ answers: {}, errors: [], notice: "<b>No</b>" });
		expect(page).toContain("<p>&lt;b&gt;No&lt;/b&gt;</p>");
	});
});
