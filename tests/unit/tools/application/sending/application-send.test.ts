import { describe, expect, test } from "vitest";
import { problems } from "#endpoint/http/problems.ts";
import { brokenConnection, readAnswer } from "#tools/application/sending/send.ts";

const email = "partners@example.com";
const answer = (status: number, retryAfter: string | null, body: unknown, endpoint = "/api/applications") =>
	readAnswer({ status, retryAfter, body }, { endpoint, email });

describe("an answer of the endpoint means", () => {
	test("received, with our reference or without one", () => {
		expect(answer(201, null, { reference: "MP-7K3F-9QX2" })).toEqual({
			outcome: "received",
			reference: "MP-7K3F-9QX2",
		});
		expect(answer(200, null, { ok: true }, "https://forms.example/f/1")).toEqual({
			outcome: "received",
			reference: null,
		});
	});

	test.each([null, { ok: true }, { reference: "MP-7K3F-9QX3" }, { reference: 12 }, "MP-7K3F-9QX2"])(
		"unknown, when our endpoint seems to take it without a reference of ours: %j",
		(body) => {
			expect(answer(200, null, body)).toMatchObject({
				outcome: "again",
				sentence: expect.stringMatching(/did not come from our server.*still here.*will not arrive twice/),
			});
		},
	);

	test("errors at fields, also from another form service, whose other complaints are not lost", () => {
		const errors = [
			{ field: "contact_email", code: "TYPE_EMAIL", message: "should be an email" },
			{ message: "Form is disabled." },
		];
		expect(answer(422, null, { errors })).toEqual({
			outcome: "wrong",
			errors: [{ field: "contact_email", code: "format", message: "should be an email" }],
			sentence: "Form is disabled.",
		});
	});

	test("arrived before, when the submission ID was used for other answers", () => {
		const errors = [{ field: "submission_id", code: "reused", message: "…" }];
		expect(answer(422, null, { errors })).toEqual({ outcome: "reused" });
	});

	test.each([
		[429, "40", "Try again in 40 seconds."],
		[429, "600", "Try again in 10 minutes."],
		[503, "60", "Try again in a minute."],
		[503, "120", "Try again in 2 minutes."],
		[503, "0", "Try again now."],
		[502, null, "Try again in a minute."],
		[503, "Wed, 21 Oct 2026 07:28:00 GMT", "Try again in a minute."],
	])("again later, and when: %i with Retry-After %s", (status, retryAfter, sentence) => {
		expect(answer(status, retryAfter, null)).toMatchObject({
			outcome: "again",
			sentence: expect.stringContaining(sentence),
		});
	});

	test("refused, in the service’s own words where it has some, with somebody to write to", () => {
		const theirs = "https://forms.example/f/1";
		expect(answer(403, null, { error: "Form not found" }, theirs)).toMatchObject({
			outcome: "refused",
			sentence: expect.stringMatching(/The form service says: Form not found .*partners@example\.com/),
		});
		expect(answer(413, null, null)).toMatchObject({ sentence: expect.stringContaining("too long") });
		expect(answer(400, null, "<html>", theirs)).toMatchObject({ sentence: expect.stringContaining("(answer 400)") });
	});

	test.each([400, 401, 403, 404, 405, 407, 410, 415, 422, 451])(
		"not known, when %i at our own address is not written as our endpoint writes it",
		(status) => {
			for (const body of [
				null,
				{ error: "Forbidden" },
				{ status: "blocked", title: "Blocked" },
				{ status: 200, title: "" },
			]) {
				const sent = answer(status, null, body);
				expect(sent).toMatchObject({
					outcome: "again",
					sentence: expect.stringMatching(/did not come from our server.*still here.*partners@example\.com/),
				});
			}
		},
	);

	test.each(Object.values(problems).filter(({ status }) => status < 500 && ![408, 413].includes(status)))(
		"refused by our own endpoint in words for people: $status $title",
		({ status, title, detail }) => {
			const sent = answer(status, null, { type: "about:blank", title, status, detail });
			expect(sent).toMatchObject({ outcome: "refused", sentence: expect.stringMatching(/our server .*still here/i) });
			expect(JSON.stringify(sent)).not.toMatch(/form service|ALLOWED_ORIGINS|Content-Type/);
		},
	);

	test("nothing when it does not come; only our own endpoint promises to count a second attempt once", () => {
		expect(brokenConnection("/api/applications", true)).toContain("will not arrive twice");
		expect(brokenConnection("https://forms.example/f/1", true)).not.toContain("will not arrive twice");
		expect(brokenConnection("/api/applications", false)).toContain("You are offline");
	});
});
