// The contract of POST /api/applications and GET /api/health, over real HTTP.
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readSettings } from "#endpoint/settings.ts";
import { sqliteStore } from "#endpoint/sqlite.ts";
import { type Endpoint, startEndpoint } from "#endpoint/start.ts";
import { parseReference } from "#program/reference.ts";
import { completeForm, type Form, postJson, referenceIn } from "./forms.ts";
import { temporaryFolder } from "./running-server.ts";
import { serveEndpoint } from "./server.ts";

const folder = temporaryFolder();
const path = `${folder.path}/contract.db`;
const log: string[] = [];
let endpoint: Endpoint;
let address = "";
let close = async () => {};

async function start(settings: Record<string, string>) {
	const given = { DATABASE_URL: `sqlite:${path}`, RATE_LIMIT: "off", ...settings };
	const started = await startEndpoint(readSettings(given), (line) => log.push(line));
	const served = await serveEndpoint(started);
	return {
		endpoint: started,
		address: served.address,
		close: async () => {
			served.server.closeAllConnections();
			await new Promise((resolve) => served.server.close(resolve));
			await started.stop();
		},
	};
}

beforeAll(async () => {
	({ endpoint, address, close } = await start({
		SITE_URL: "https://partners.example.com",
		ALLOWED_ORIGINS: "https://www.example.com",
	}));
});
afterAll(async () => {
	await close();
	folder.remove();
});
beforeEach(() => {
	log.length = 0;
});

let count = 0;
/** A form that nobody sent before. */
const newForm = (changes: Form = {}): Form => ({ ...completeForm, company_name: `Acme ${++count}`, ...changes });
const post = (headers: Record<string, string>, body: BodyInit) =>
	fetch(`${address}/api/applications`, { method: "POST", redirect: "manual", headers, body });
const urlEncoded = (form: Form) =>
	new URLSearchParams(Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]));
const multipart = (form: Form) => {
	const data = new FormData();
	for (const [name, value] of Object.entries(form)) data.append(name, String(value));
	return data;
};
const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

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
		const response = await post(headers, encode(form));
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

	test("several markets, as a browser repeats them and as JSON lists them, are the same", async () => {
		const form = newForm({ submission_id: crypto.randomUUID() });
		const first = await postJson(address, { ...form, markets: ["healthcare", "government"] });
		expect(first.status).toBe(201);
		const repeated = urlEncoded(form);
		repeated.append("markets", "healthcare");
		expect((await post({}, repeated)).status).toBe(200);
	});

	test("a browser's own form post is sent to the confirmation", async () => {
		const response = await post(browser, urlEncoded(newForm()));
		expect(response.status).toBe(303);
		expect(response.headers.get("location")).toMatch(/^\/apply\/received\/\?reference=MP-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	});

	test("a script that takes anything gets JSON", async () => {
		expect((await post({ accept: "*/*" }, urlEncoded(newForm()))).status).toBe(201);
		expect((await post({ accept: "application/json, text/html;q=0.5" }, urlEncoded(newForm()))).status).toBe(201);
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
		const [first, again] = [await post(browser, form), await post(browser, form)];
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

	test("without a submission ID: the same content is sent once", async () => {
		const form = newForm();
		const [first, again] = [await postJson(address, form), await post({}, multipart(form))];
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
		const response = await postJson(address, { hp_note: "x", company_name: `Robot ${++count}` });
		expect(response.status).toBe(201);
		expect(await stored(await referenceIn(response))).toMatchObject({
			held: true,
			answers: { company_name: `Robot ${count}` },
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

describe("what is refused", () => {
	const json = { "content-type": "application/json" };
	const large = JSON.stringify({ ...completeForm, customer_base: "x".repeat(64 * 1024) });
	const cases: [string, number, () => Promise<Response>][] = [
		["wrong fields", 422, () => postJson(address, newForm({ tier: "gold" }))],
		["an empty form", 422, () => post({}, new URLSearchParams())],
		["JSON that ends too early", 400, () => post(json, '{"company_name":')],
		["JSON that is no object", 400, () => post(json, '["company_name"]')],
		["no body", 400, () => post(json, "")],
		["bytes that are no UTF-8", 400, () => post(json, new Uint8Array([0x7b, 0xff, 0x7d]))],
		["multipart without its boundary", 400, () => post({ "content-type": "multipart/form-data" }, "x")],
		["multipart that is none", 400, () => post({ "content-type": "multipart/form-data; boundary=b" }, "x")],
		["a body over 64 KiB", 413, () => post(json, large)],
		["a chunked body over 64 KiB", 413, () => postChunked(large)],
		["a body over 64 KiB of another type", 413, () => post({ "content-type": "text/plain" }, large)],
		["text/plain", 415, () => post({ "content-type": "text/plain" }, "company_name=x")],
		["no Content-Type", 415, () => post({ "content-type": "" }, "company_name=x")],
		["another character set", 415, () => post({ "content-type": "application/json; charset=latin1" }, "{}")],
		["a compressed body", 415, () => post({ ...json, "content-encoding": "gzip" }, "{}")],
		["GET", 405, () => fetch(`${address}/api/applications`)],
		["PUT", 405, () => fetch(`${address}/api/applications`, { method: "PUT", body: "{}", headers: json })],
		["DELETE", 405, () => fetch(`${address}/api/applications`, { method: "DELETE" })],
		["OPTIONS without an allowed origin", 405, () => fetch(`${address}/api/applications`, { method: "OPTIONS" })],
		["another site's page", 403, () => postJson(address, newForm(), { origin: "https://elsewhere.example" })],
		["a page that hides its origin", 403, () => postJson(address, newForm(), { origin: "null" })],
		[
			"a foreign page, whatever is wrong with its answers",
			403,
			() => postJson(address, {}, { origin: "https://a.example" }),
		],
	];
	test.each(cases)("%s: %i as problem+json", async (_, status, send) => {
		const response = await send();
		expect(response.status).toBe(status);
		expect(response.headers.get("content-type")).toBe("application/problem+json");
		expect(await response.json()).toMatchObject({
			type: "about:blank",
			status,
			title: expect.stringMatching(/^[A-Z]/),
			detail: expect.stringMatching(/^[A-Z]/),
		});
	});

	test("405 says which method is allowed", async () => {
		expect((await fetch(`${address}/api/applications`)).headers.get("allow")).toBe("POST");
	});

	test("422 names each wrong field with code and message", async () => {
		const response = await postJson(address, newForm({ company_founded: "1700", contact_email: "" }));
		expect((await response.json()).errors).toEqual([
			{ field: "company_founded", code: "out_of_range", message: "Year founded must be 1800 or later" },
			{ field: "contact_email", code: "missing", message: "Enter your email address" },
		]);
	});

	test("a browser's own form post with errors gets a page with them", async () => {
		const response = await post(browser, urlEncoded(newForm({ contact_email: "nobody" })));
		expect(response.status).toBe(422);
		expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
		expect(await response.text()).toContain("Email address must have a name, an @ and a domain");
	});

	test("the page of a server with a form gets the answers back, unharmed", async () => {
		const form = newForm({ contact_email: "nobody", market_focus: "a <b> & “c”\nd", markets: "other" });
		const request = new Request(`${address}/api/applications`, {
			method: "POST",
			headers: browser,
			body: urlEncoded(form),
		});
		const response = await endpoint.applications(request, {
			socketAddress: "127.0.0.1",
			renderForm: async (shown) => JSON.stringify(shown),
		});
		expect(response.status).toBe(422);
		expect(await response.json()).toMatchObject({
			answers: { ...form, markets: ["other"] },
			errors: [{ field: "contact_email" }],
			notice: null,
		});
	});
});

describe("origins", () => {
	test.each([
		["of SITE_URL", "https://partners.example.com"],
		["of the server itself", "the server's"],
	])("a page %s may post", async (_, origin) => {
		const response = await postJson(address, newForm(), { origin: origin === "the server's" ? address : origin });
		expect(response.status).toBe(201);
	});

	test("a page whose browser hides the origin may post when it is ours", async () => {
		const headers = { origin: "null", "sec-fetch-site": "same-origin" };
		expect((await postJson(address, newForm(), headers)).status).toBe(201);
	});

	test("a page of ALLOWED_ORIGINS may post and read the answer", async () => {
		const origin = "https://www.example.com";
		const preflight = await fetch(`${address}/api/applications`, {
			method: "OPTIONS",
			headers: { origin, "access-control-request-method": "POST" },
		});
		expect(preflight.status).toBe(204);
		expect(preflight.headers.get("access-control-allow-origin")).toBe(origin);
		expect(preflight.headers.get("access-control-allow-headers")).toContain("Content-Type");
		const response = await postJson(address, newForm(), { origin });
		expect(response.status).toBe(201);
		expect(response.headers.get("access-control-allow-origin")).toBe(origin);
		expect((await postJson(address, {}, { origin })).headers.get("access-control-allow-origin")).toBe(origin);
	});
});

describe("the rate limit", () => {
	test("the requests of one client over its allowance get 429 with Retry-After, faulty ones counted, too", async () => {
		const limited = await start({ RATE_LIMIT: "3/600", TRUSTED_PROXIES: "1" });
		const from = (client: string, form: Form) => postJson(limited.address, form, { "x-forwarded-for": client });
		const statuses = [
			(await from("203.0.113.7", newForm())).status,
			(await from("203.0.113.7", {})).status,
			(await from("198.51.100.1, 203.0.113.7", newForm())).status,
		];
		const refused = await from("203.0.113.7", newForm());
		const other = await from("203.0.113.8", newForm());
		await limited.close();
		expect(statuses).toEqual([201, 422, 201]);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(590);
		expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(600);
		expect(other.status).toBe(201);
	});

	test("without trusted proxies what a client says of itself is not believed", async () => {
		const limited = await start({ RATE_LIMIT: "1/600" });
		const first = await postJson(limited.address, newForm(), { "x-forwarded-for": "203.0.113.1" });
		const second = await postJson(limited.address, newForm(), { "x-forwarded-for": "203.0.113.2" });
		await limited.close();
		expect([first.status, second.status]).toEqual([201, 429]);
	});
});

describe("health", () => {
	test("200 ok when applications can be stored", async () => {
		const response = await fetch(`${address}/api/health`);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({ status: "ok" });
	});

	test("only asked, never told", async () => {
		expect((await fetch(`${address}/api/health`, { method: "POST" })).status).toBe(405);
		expect((await fetch(`${address}/api/health`, { method: "HEAD" })).status).toBe(200);
	});
});

/** A body whose size nobody announces. */
function postChunked(body: string): Promise<Response> {
	return new Promise((resolve, reject) => {
		const request = httpRequest(
			`${address}/api/applications`,
			{ method: "POST", headers: { "content-type": "application/json", "transfer-encoding": "chunked" } },
			(incoming) => {
				let text = "";
				incoming.setEncoding("utf8").on("data", (part: string) => {
					text += part;
				});
				incoming.on("end", () => {
					const headers = { "content-type": incoming.headers["content-type"] ?? "" };
					resolve(new Response(text, { status: incoming.statusCode ?? 0, headers }));
				});
			},
		);
		request.on("error", reject);
		for (let start = 0; start < body.length; start += 8_192) request.write(body.slice(start, start + 8_192));
		request.end();
	});
}
