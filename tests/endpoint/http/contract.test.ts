// What POST /api/applications takes, over real HTTP: the contract's answers 201, 303 and 200.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import { parseReference } from "#program/application/reference.ts";
import { type Form, postJson, referenceIn } from "#tests/endpoint/setup/forms.ts";
import { temporaryFolder } from "#tests/endpoint/setup/running-server.ts";
import { browser, multipart, newForm, postChunked, startContract, urlEncoded } from "./contract-server.ts";

const folder = temporaryFolder();
const path = `${folder.path}/contract.db`;
const log: string[] = [];
let running: Awaited<ReturnType<typeof startContract>>;
let address = "";

beforeAll(async () => {
	running = await startContract({ DATABASE_URL: `sqlite:${path}` }, (line) => log.push(line));
	({ address } = running);
});
afterAll(async () => {
	await running.close();
	folder.remove();
});
beforeEach(() => {
	log.length = 0;
});

async function stored(reference: string) {
	const store = sqliteStore(path);
	const found = await store.find(reference);
	await store.close();
	return found;
}

describe("what is taken", () => {
	const kinds: [string, Record<string, string>, (form: Form) => BodyInit][] = [
		["application/json", { "content-type": "application/json" }, (form) => JSON.stringify(form)],
		[
			"application/json in UTF-8",
			{ "content-type": "application/json; charset=UTF-8" },
			(form) => JSON.stringify(form),
		],
		["application/x-www-form-urlencoded", {}, urlEncoded],
		["multipart/form-data", {}, multipart],
	];
	test.each(kinds)("%s is answered 201 with reference and time, and stored", async (_, headers, encode) => {
		const form = newForm({ contact_name: "Zoë Ñandú" });
		const before = Date.now();
		const response = await running.post(headers, encode(form));
		expect(response.status).toBe(201);
		expect(response.headers.get("content-type")).toBe("application/json");
		const body = await response.clone().json();
		expect(Object.keys(body)).toEqual(["reference", "received_at"]);
		expect(body.received_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		expect(Date.parse(body.received_at)).toBeGreaterThanOrEqual(before);
		const reference = await referenceIn(response);
		expect(parseReference(reference)).toBe(reference);
		expect((await stored(reference))?.answers).toEqual({ ...form, markets: ["government"] });
	});

	test("64 KiB, announced or not, are not too large", async () => {
		const form = newForm({ padding: "" });
		const body = JSON.stringify({ ...form, padding: "x".repeat(64 * 1024 - JSON.stringify(form).length) });
		expect(body).toHaveLength(64 * 1024);
		expect((await running.post({ "content-type": "application/json" }, body)).status).toBe(201);
		expect((await postChunked(address, body)).status).toBe(200);
	});

	test("2,000 characters count as people count them, and what no database takes is left out", async () => {
		const form = newForm({ customer_base: "🥭".repeat(2_000), revenue_goals: "a\u0000bc\u202ed" });
		const response = await postJson(address, form);
		expect(response.status).toBe(201);
		const kept = await stored(await referenceIn(response));
		expect(kept?.answers.customer_base).toBe(form.customer_base);
		expect(kept?.answers.revenue_goals).toBe("abcd");
	});

	test("several markets, as a browser repeats them and as JSON lists them, are the same", async () => {
		const form = newForm({ submission_id: crypto.randomUUID() });
		const first = await postJson(address, { ...form, markets: ["healthcare", "government"] });
		expect(first.status).toBe(201);
		const repeated = urlEncoded(form);
		repeated.append("markets", "healthcare");
		expect((await running.post({}, repeated)).status).toBe(200);
	});

	test("a browser's own form post is sent to the confirmation", async () => {
		const response = await running.post(browser, urlEncoded(newForm()));
		expect(response.status).toBe(303);
		expect(response.headers.get("location")).toMatch(/^\/apply\/received\/\?reference=MP-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	});

	test("a script that takes anything gets JSON", async () => {
		expect((await running.post({ accept: "*/*" }, urlEncoded(newForm()))).status).toBe(201);
		expect((await running.post({ accept: "application/json, text/html;q=0.5" }, urlEncoded(newForm()))).status).toBe(
			201,
		);
	});

	test("nothing that an applicant typed is in the log", async () => {
		const response = await postJson(address, newForm());
		expect(log).toEqual([`/api/applications 201 ${await referenceIn(response)}`]);
	});
});

describe("a link of the estimator", () => {
	test.each([
		["of SITE_URL", () => "https://partners.example.com/estimate/?tier=reseller"],
		["of the address under which the page was opened", () => `${address}/estimate/?tier=reseller`],
		["without an origin", () => "/estimate/?tier=reseller"],
	])("%s is kept without its origin", async (_, link) => {
		const reference = await referenceIn(await postJson(address, newForm({ estimate: link() })));
		expect((await stored(reference))?.answers.estimate).toBe("/estimate/?tier=reseller");
	});

	test("of another site is refused", async () => {
		const response = await postJson(address, newForm({ estimate: "https://elsewhere.example/estimate/" }));
		expect((await response.json()).errors).toMatchObject([{ field: "estimate", code: "format" }]);
	});
});

describe("the same again", () => {
	test("with the same submission ID and content: 200 with the first body", async () => {
		const form = newForm({ submission_id: crypto.randomUUID() });
		const first = await postJson(address, form);
		const again = await postJson(address, form);
		expect([first.status, again.status]).toEqual([201, 200]);
		expect(await again.json()).toEqual(await first.json());
	});

	test("from a browser: the same confirmation", async () => {
		const form = urlEncoded(newForm());
		const [first, again] = [await running.post(browser, form), await running.post(browser, form)];
		expect([first.status, again.status]).toEqual([303, 303]);
		expect(again.headers.get("location")).toBe(first.headers.get("location"));
	});

	test("with the same submission ID and other content: 422 reused", async () => {
		const form = newForm({ submission_id: crypto.randomUUID() });
		await postJson(address, form);
		const other = await postJson(address, { ...form, revenue_goals: "Three million." });
		expect(other.status).toBe(422);
		expect((await other.json()).errors).toEqual([
			{ field: "submission_id", code: "reused", message: expect.stringMatching(/^This submission ID belongs to/) },
		]);
	});

	test("from a page that was opened anew, with another campaign or newer terms: the first answer", async () => {
		const form = newForm({ submission_id: crypto.randomUUID(), campaign: "utm_source=mail", program_version: "1.0" });
		const first = await postJson(address, form);
		const again = await postJson(address, { ...form, campaign: "utm_source=fair", program_version: "1.1" });
		expect([first.status, again.status]).toEqual([201, 200]);
		const reference = await referenceIn(again);
		expect((await stored(reference))?.answers).toMatchObject({ campaign: "utm_source=mail", program_version: "1.0" });
	});

	test("without a submission ID: the same content is sent once", async () => {
		const form = newForm();
		const [first, again] = [await postJson(address, form), await running.post({}, multipart(form))];
		expect([first.status, again.status]).toEqual([201, 200]);
		expect(await referenceIn(again)).toBe(await referenceIn(first));
	});

	test("with another submission ID: another application", async () => {
		const form = newForm();
		const first = await postJson(address, { ...form, submission_id: crypto.randomUUID() });
		const second = await postJson(address, { ...form, submission_id: crypto.randomUUID() });
		expect([first.status, second.status]).toEqual([201, 201]);
	});

	test("many at once: one is stored, all get its reference", async () => {
		const form = newForm({ submission_id: crypto.randomUUID() });
		const responses = await Promise.all(Array.from({ length: 20 }, () => postJson(address, form)));
		expect(responses.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
		expect(new Set(await Promise.all(responses.map(referenceIn))).size).toBe(1);
	});
});

describe("the trap", () => {
	test("a filled trap gets the same 201, and the application is held", async () => {
		const response = await postJson(address, newForm({ hp_note: "buy now" }));
		expect(response.status).toBe(201);
		expect((await stored(await referenceIn(response)))?.held).toBe(true);
	});

	test("it comes before the schema: what is held may have faults", async () => {
		const name = "Robot Ltd";
		const response = await postJson(address, { hp_note: "x", company_name: name });
		expect(response.status).toBe(201);
		expect(await stored(await referenceIn(response))).toMatchObject({
			held: true,
			answers: { company_name: name },
		});
	});

	test.each([[{ toString: 1 }], [7], [["x"]]])("whatever fills it, as %j does", async (hp_note) => {
		const response = await postJson(address, newForm({ hp_note }));
		expect((await stored(await referenceIn(response)))?.held).toBe(true);
	});

	test("an empty trap is no trap", async () => {
		const response = await postJson(address, newForm({ hp_note: " " }));
		expect((await stored(await referenceIn(response)))?.held).toBe(false);
	});
});
