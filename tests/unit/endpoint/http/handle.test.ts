// The endpoint as a function from request to response, with its clock, its randomness and its store handed in.
import { describe, expect, test } from "vitest";
import type { Dependencies } from "#endpoint/http/handle.ts";
import { StoreUnavailable } from "#endpoint/store/store.ts";
import { browser, multipart, urlEncoded } from "#tests/endpoint/http/contract-server.ts";
import { completeForm, type Form } from "#tests/endpoint/setup/forms.ts";
import { endpoint, newYear } from "./handling-endpoint.ts";

const json = { "content-type": "application/json" };
const encoded = { ...browser, "content-type": "application/x-www-form-urlencoded" };
const form = (changes: Form = {}): Form => ({ ...completeForm, ...changes });
const sendJson = (to: ReturnType<typeof endpoint>, changes: Form = {}) => to.send(json, JSON.stringify(form(changes)));

/** Four answers as long as they may be, of characters that a form escapes in nine. */
const longAnswers = {
	customer_base: "客".repeat(2_000),
	technical_capabilities: "技".repeat(2_000),
	revenue_goals: "收".repeat(2_000),
	partnership_goals: "合".repeat(2_000),
};

describe("the limit counts what an application holds, not how it is encoded", () => {
	const escapedJson = JSON.stringify(form(longAnswers)).replace(
		/[^\x20-\x7e]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
	test.each([
		["a form without script", {}, urlEncoded(form(longAnswers))],
		["multipart", {}, multipart(form(longAnswers))],
		["JSON", json, JSON.stringify(form(longAnswers))],
		["JSON with every sign escaped", json, escapedJson],
	])("four long answers in Chinese are taken as %s", async (_, headers, body) => {
		const to = endpoint();
		expect((await to.send(headers, body)).status).toBe(201);
		expect(to.store.stored[0]?.answers).toMatchObject(longAnswers);
	});

	test.each([
		["a form", {}, (text: string) => urlEncoded(form({ padding: text }))],
		["multipart", {}, (text: string) => multipart(form({ padding: text }))],
		["JSON", json, (text: string) => JSON.stringify(form({ padding: text }))],
	])("more than 64 KiB in its fields are too large as %s", async (_, headers, body) => {
		expect((await endpoint().send(headers, body("x".repeat(64 * 1_024)))).status).toBe(413);
		expect((await endpoint().send(headers, body("x".repeat(63 * 1_024)))).status).toBe(201);
	});
});

describe("every refusal of a browser’s form brings the form back filled in", () => {
	const answers = { company_name: "Müller & Söhne", customer_base: "Forty credit unions" };
	const latin = (text: string) => Buffer.from(text, "latin1");
	const unavailable = {
		add: async () => {
			throw new StoreUnavailable("disk full");
		},
		allow: async () => 0,
	};
	const cases: [number, string, Partial<Dependencies>, Record<string, string>, BodyInit, RegExp][] = [
		[413, "too much in it", {}, encoded, urlEncoded({ ...answers, x: "長".repeat(22_000) }), /larger than 64 KiB/],
		[413, "far too much in it", {}, encoded, urlEncoded({ ...answers, x: "長".repeat(50_000) }), /larger than 64 KiB/],
		[
			415,
			"another character set",
			{},
			{ ...browser, "content-type": "application/x-www-form-urlencoded; charset=iso-8859-1" },
			"company_name=M%FCller+%26+S%F6hne&customer_base=Forty+credit+unions",
			/an encoding that we do not take/,
		],
		[
			415,
			"text/plain",
			{},
			{ ...browser, "content-type": "text/plain" },
			"company_name=Müller & Söhne\r\ncustomer_base=Forty credit unions\r\n",
			/an encoding that we do not take/,
		],
		[
			400,
			"bytes that are no UTF-8",
			{},
			encoded,
			"company_name=M%FCller+%26+S%F6hne&customer_base=Forty+credit+unions",
			/arrived damaged/,
		],
		[
			400,
			"bytes that are no UTF-8, unescaped",
			{},
			encoded,
			latin("company_name=Müller+%26+Söhne&customer_base=Forty+credit+unions"),
			/arrived damaged/,
		],
		[
			403,
			"another site",
			{},
			{ ...encoded, origin: "https://a.example" },
			urlEncoded(answers),
			/a page of another site/,
		],
		[
			429,
			"too many",
			{ rateLimit: { count: 1, seconds: 90 }, store: { ...unavailable, allow: async () => 90 } },
			encoded,
			urlEncoded(answers),
			/in 2 minutes/,
		],
		[503, "no store", { store: unavailable }, encoded, urlEncoded(form(answers)), /Nothing you typed is lost/],
	];
	test.each(cases)("%i: %s", async (status, _, deps, headers, body, notice) => {
		const response = await endpoint(deps).send(headers, body);
		expect(response.status).toBe(status);
		const shown = await response.json();
		expect(shown.answers).toMatchObject(answers);
		expect(shown.notice).toMatch(notice);
		expect(shown.notice).not.toContain("Back button");
	});

	const long = "a長🥭";
	const tooLong = { ...answers, revenue_goals: long.repeat(80_000) };
	test.each([
		["without script", encoded, urlEncoded(tooLong)],
		["of several parts", browser, multipart(tooLong)],
	])("a form %s that is too large to be read comes back with its beginning", async (_, headers, body) => {
		const response = await endpoint().send(headers, body);
		expect(response.status).toBe(413);
		const { answers: shown, notice } = await response.json();
		expect(shown).toMatchObject(answers);
		expect(shown.revenue_goals.length).toBeGreaterThan(90_000);
		expect(tooLong.revenue_goals.startsWith(shown.revenue_goals)).toBe(true);
		expect(notice).toMatch(/Only the beginning of it is filled in here\. Your browser’s Back button brings back/);
	});

	test("a form that stopped arriving comes back with its beginning, too", async () => {
		const response = await endpoint().send(encoded, "company_name=M%C3%BCller+%26+S%C3%B6hne", 33);
		expect([response.status, (await response.json()).answers]).toEqual([408, { company_name: "Müller & S" }]);
	});

	test("a form that cannot be shown is still refused with what is wrong, and the log says why", async () => {
		const to = endpoint({}, async () => {
			throw new Error("Ada Royer");
		});
		const response = await to.send(encoded, urlEncoded(form({ contact_email: "nobody" })));
		expect(response.status).toBe(422);
		expect(await response.text()).toContain("Email address must have a name, an @ and a domain");
		expect(to.logged.map(({ reason }) => reason)).toEqual([
			undefined,
			expect.stringMatching(/^The form was not shown/),
		]);
		expect(JSON.stringify(to.logged)).not.toContain("Ada Royer");
	});
});

test("who is over the rate limit is refused before anything is read, whatever was sent", async () => {
	const to = endpoint({ rateLimit: { count: 1, seconds: 600 } });
	expect((await to.send(json, "{")).status).toBe(400);
	for (const [headers, body] of [
		[json, "{"],
		[{ "content-type": "text/plain" }, "x"],
		[json, JSON.stringify({ x: "x".repeat(65_536) })],
	] as const) {
		expect((await to.send(headers, body)).status).toBe(429);
	}
});

test("a reference that is taken is drawn again; ten in a row are a failure of the store", async () => {
	const to = endpoint({ randomBytes: (size) => new Uint8Array(size) });
	expect((await sendJson(to)).status).toBe(201);
	const second = await sendJson(to, { company_name: "Second" });
	expect([second.status, second.headers.get("retry-after")]).toEqual([503, "30"]);
	expect(to.logged.at(-1)).toEqual({ status: 503, reason: "ten references in a row were taken" });

	const bytes = [0, 0, 1];
	const luckier = endpoint({ randomBytes: (size) => new Uint8Array(size).fill(bytes.shift() ?? 2) });
	const references = [await sendJson(luckier), await sendJson(luckier, { company_name: "Second" })];
	expect(
		new Set((await Promise.all(references.map((answer) => answer.json()))).map((body) => body.reference)).size,
	).toBe(2);
});

test("a fault outside the store is 503, and the log says where without a word of what was typed", async () => {
	const to = endpoint({
		randomBytes: () => {
			throw new TypeError("cannot read Ada Royer");
		},
	});
	const response = await sendJson(to);
	expect(response.status).toBe(503);
	expect(await response.text()).not.toContain("Ada");
	expect(to.logged).toEqual([{ status: 503, reason: expect.stringMatching(/^TypeError at .*handle\.test/) }]);
});

test("the terms that a page showed are of a version that the site knows when the application arrives", async () => {
	let known: readonly string[] | null = ["1.0"];
	const to = endpoint({ programVersions: () => known });
	const shown = async (program_version: string) => (await sendJson(to, { program_version })).status;
	expect([await shown("1.0"), await shown("1.1")]).toEqual([201, 422]);
	known = ["1.0", "1.1"];
	expect(await shown("1.1")).toBe(201);
	// A form that was opened before other terms took effect is stored with those that it showed.
	expect(await shown("1.0")).toBe(201);
	expect(to.store.stored.map(({ answers }) => answers.program_version)).toEqual(["1.0", "1.1", "1.0"]);
	known = null;
	expect([await shown("9.9"), await shown("soon")]).toEqual([201, 422]);
});

test("a year begins with UTC’s", async () => {
	const year = { company_founded: "2027" };
	const lastMoment = endpoint({ now: () => new Date(newYear.getTime() - 1) });
	expect((await sendJson(lastMoment, year)).status).toBe(422);
	expect((await sendJson(endpoint(), year)).status).toBe(201);
});

test("an application is announced when it is stored, not when it is repeated or held", async () => {
	const to = endpoint({ announce: ["webhook"] });
	const id = { submission_id: "6fa459ea-ee8a-3ca4-894e-db77e160355e" };
	expect([(await sendJson(to, id)).status, to.counted.announced]).toEqual([201, 1]);
	expect([(await sendJson(to, id)).status, to.counted.announced]).toEqual([200, 1]);
	expect([(await sendJson(to, { hp_note: "x" })).status, to.counted.announced]).toEqual([201, 1]);
	expect(to.store.stored.map(({ held, announce }) => [held, announce])).toEqual([
		[false, ["webhook"]],
		[true, []],
	]);
});

test("a page is answered under the path that the site lies under", async () => {
	const to = endpoint({ siteUrl: "https://example.com/partners" });
	const response = await to.send(browser, urlEncoded(form()));
	expect(response.status).toBe(303);
	expect(response.headers.get("location")).toMatch(/^\/partners\/apply\/received\/\?reference=MP-/);
});
