// What the endpoint refuses, over real HTTP: the contract's other answers, origins, the rate limit, health.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm, type Form, postJson } from "#tests/endpoint/setup/forms.ts";
import { temporaryFolder } from "#tests/endpoint/setup/running-server.ts";
import { browser, newForm, postChunked, startContract, urlEncoded } from "./contract-server.ts";

const folder = temporaryFolder();
const path = `${folder.path}/contract.db`;
let running: Awaited<ReturnType<typeof startContract>>;
let address = "";

beforeAll(async () => {
	running = await startContract({ DATABASE_URL: `sqlite:${path}` });
	({ address } = running);
});
afterAll(async () => {
	await running.close();
	folder.remove();
});

describe("what is refused", () => {
	const json = { "content-type": "application/json" };
	const large = JSON.stringify({ ...completeForm, customer_base: "x".repeat(64 * 1024) });
	const cases: [string, number, () => Promise<Response>][] = [
		["wrong fields", 422, () => postJson(address, newForm({ tier: "gold" }))],
		["an empty form", 422, () => running.post({}, new URLSearchParams())],
		["JSON that ends too early", 400, () => running.post(json, '{"company_name":')],
		["JSON that is no object", 400, () => running.post(json, '["company_name"]')],
		["no body", 400, () => running.post(json, "")],
		["bytes that are no UTF-8", 400, () => running.post(json, new Uint8Array([0x7b, 0xff, 0x7d]))],
		["multipart without its boundary", 400, () => running.post({ "content-type": "multipart/form-data" }, "x")],
		["multipart that is none", 400, () => running.post({ "content-type": "multipart/form-data; boundary=b" }, "x")],
		["a list in place of an object", 400, () => running.post(json, "[]")],
		["null", 400, () => running.post(json, "null")],
		[
			"members that every object has",
			422,
			() => running.post(json, '{"__proto__":{"tier":"reseller"},"constructor":1}'),
		],
		["an object in place of a text", 422, () => postJson(address, newForm({ contact_phone: { a: 1 } }))],
		["a list in place of a market", 422, () => postJson(address, newForm({ markets: [["government"]] }))],
		["a file in place of a text", 422, () => running.post({}, fileAs("company_name"))],
		["a body over 64 KiB", 413, () => running.post(json, large)],
		["a chunked body over 64 KiB", 413, () => postChunked(address, large)],
		["a body over 64 KiB of another type", 413, () => running.post({ "content-type": "text/plain" }, large)],
		["text/plain", 415, () => running.post({ "content-type": "text/plain" }, "company_name=x")],
		["no Content-Type", 415, () => running.post({ "content-type": "" }, "company_name=x")],
		["another character set", 415, () => running.post({ "content-type": "application/json; charset=latin1" }, "{}")],
		["a compressed body", 415, () => running.post({ ...json, "content-encoding": "gzip" }, "{}")],
		["GET", 405, () => fetch(`${address}/api/applications`)],
		["PATCH", 405, () => fetch(`${address}/api/applications`, { method: "PATCH", body: "{}", headers: json })],
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

	test("HEAD is refused as GET is, without a body", async () => {
		const response = await fetch(`${address}/api/applications`, { method: "HEAD" });
		expect([response.status, response.headers.get("allow"), await response.text()]).toEqual([405, "POST", ""]);
	});

	test("a browser whose body was too large to be read gets its beginning, and is told how to get back the whole", async () => {
		const tooLarge = urlEncoded({ ...completeForm, customer_base: "x".repeat(5_000_000) });
		const response = await running.post(browser, tooLarge);
		expect(response.status).toBe(413);
		expect(await response.text()).toMatch(
			/Only the beginning .*Your browser’s Back button brings back what you typed\./,
		);
	});

	test("405 says which method is allowed", async () => {
		expect((await fetch(`${address}/api/applications`)).headers.get("allow")).toBe("POST");
	});

	test("half a character in JSON is refused where it is, and nothing is stored", async () => {
		const response = await running.post(json, JSON.stringify(newForm({ revenue_goals: "ab\ud83dcd" })));
		expect([response.status, (await response.json()).errors]).toMatchObject([
			422,
			[{ field: "revenue_goals", code: "format", message: expect.stringContaining("half a character") }],
		]);
	});

	test("422 names each wrong field with code and message", async () => {
		const response = await postJson(address, newForm({ company_founded: "1700", contact_email: "" }));
		expect((await response.json()).errors).toEqual([
			{ field: "company_founded", code: "out_of_range", message: "Year founded must be 1800 or later" },
			{ field: "contact_email", code: "missing", message: "Enter your email address" },
		]);
	});

	test("a browser's own form post with errors gets a page with them", async () => {
		const response = await running.post(browser, urlEncoded(newForm({ contact_email: "nobody" })));
		expect(response.status).toBe(422);
		expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
		expect(await response.text()).toContain("Email address must have a name, an @ and a domain");
	});

	test("the page of a server with a form gets the answers back, unharmed", async () => {
		const form = newForm({ contact_email: "nobody", market_focus: "a <b> & “c”\nd", markets: "other" });
		const body = Buffer.from(urlEncoded(form).toString());
		const headers = { ...browser, "content-type": "application/x-www-form-urlencoded" };
		const { host } = new URL(address);
		const request = { method: "POST", host, path: "/api/applications", headers, body, socketAddress: "127.0.0.1" };
		const response = await running.endpoint.applications(request, async (shown) => JSON.stringify(shown));
		expect(response.status).toBe(422);
		expect(JSON.parse(String(response.body))).toMatchObject({
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
		const limited = await startContract(
			{ DATABASE_URL: `sqlite:${path}`, RATE_LIMIT: "3/600", TRUSTED_PROXIES: "1" },
			() => undefined,
		);
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
		const limited = await startContract({ DATABASE_URL: `sqlite:${path}`, RATE_LIMIT: "1/600" }, () => undefined);
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

function fileAs(name: string): FormData {
	const form = new FormData();
	form.append(name, new Blob(["x"], { type: "image/png" }), "logo.png");
	return form;
}
