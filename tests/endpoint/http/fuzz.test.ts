// Whatever is posted, the answer is one of the contract's: never a 5xx while the store works.
import type { Server } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "#endpoint/settings.ts";
import { type Endpoint, startEndpoint } from "#endpoint/start.ts";
import { fieldNames, marketKeys, tierChoices, trapName } from "#program/application/application-fields.ts";
import { countryCodes } from "#program/application/countries.ts";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { type PostgresServer, startPostgres } from "#tests/endpoint/setup/postgres-server.ts";
import { temporaryFolder } from "#tests/endpoint/setup/running-server.ts";
import { serveEndpoint } from "#tests/endpoint/setup/server.ts";

const folder = temporaryFolder();
let postgres: PostgresServer;
beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(async () => {
	await postgres.remove();
	folder.remove();
});

const hostile = fc.constantFrom(
	"\u0000",
	"\ud800",
	"'; DROP TABLE applications; --",
	"\r\nBcc: a@b.example",
	"__proto__",
	"🥭".repeat(3_000),
	"%00",
	"NaN",
	"1e999",
	`/estimate/?${"a".repeat(9_000)}`,
	"http://[::1",
);
const value = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.string({ unit: "grapheme", maxLength: 3_000 }),
	fc.constantFrom(...tierChoices, ...marketKeys, ...countryCodes, ...Object.values(completeForm), "2015"),
	hostile,
);
const name = fc.oneof(fc.constantFrom(...fieldNames, trapName), fc.string());
const entries = fc.array(fc.tuple(name, value), { maxLength: 40 });

/** A whole form with some answers replaced, so that many get as far as the store. */
const nearlyComplete = fc
	.tuple(fc.uuid(), fc.dictionary(fc.constantFrom(...fieldNames, trapName), value, { maxKeys: 3 }))
	.map(([id, changes]) => Object.entries({ ...completeForm, company_name: `Fuzz ${id}`, ...changes }));

type Posted = { type: string; body: BodyInit };
const urlEncoded = fc.oneof(entries, nearlyComplete).map(
	(pairs): Posted => ({
		type: "application/x-www-form-urlencoded",
		body: new URLSearchParams(pairs).toString(),
	}),
);
const json = fc
	.oneof(
		fc.json(),
		nearlyComplete.map((pairs) => JSON.stringify(Object.fromEntries(pairs))),
		fc
			.tuple(nearlyComplete, name, fc.jsonValue())
			.map(([pairs, key, any]) => JSON.stringify({ ...Object.fromEntries(pairs), [key]: any })),
		fc.integer({ min: 1, max: 60_000 }).map((depth) => "[".repeat(depth)),
		fc.integer({ min: 1, max: 10_000 }).map((depth) => `{"company_name":${"[".repeat(depth)}${"]".repeat(depth)}}`),
	)
	.map((body): Posted => ({ type: "application/json", body }));
const multipart = fc.oneof(entries, nearlyComplete).map(
	(pairs): Posted => ({
		type: "multipart/form-data; boundary=x",
		body: `${pairs.map(([key, text]) => `--x\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${text}\r\n`).join("")}--x--\r\n`,
	}),
);
const files = fc.string({ unit: "binary" }).map(
	(text): Posted => ({
		type: "multipart/form-data; boundary=x",
		body: `--x\r\nContent-Disposition: form-data; name="company_name"; filename="a"\r\nContent-Type: image/png\r\n\r\n${text}\r\n--x--\r\n`,
	}),
);
const bytes = fc
	.tuple(
		fc.constantFrom(
			"application/json",
			"application/x-www-form-urlencoded",
			"multipart/form-data; boundary=x",
			"text/plain",
		),
		fc.uint8Array({ maxLength: 70_000 }),
	)
	.map(([type, body]): Posted => ({ type, body: new Uint8Array(body) }));
const cut = fc
	.tuple(fc.oneof(json, multipart, urlEncoded), fc.nat(2_000))
	.map(([{ type, body }, length]): Posted => ({ type, body: String(body).slice(0, length) }));
const posted = fc.oneof(urlEncoded, json, multipart, files, bytes, cut);
const accept = fc.constantFrom("application/json", "text/html", "*/*", "text/html;q=x, ,;", "");

describe.each([
	["SQLite", 5_000, async () => `sqlite:${folder.path}/fuzz.db`],
	["PostgreSQL", 2_000, () => postgres.createDatabase()],
] as const)("%s", (_, bodies, databaseUrl) => {
	let endpoint: Endpoint;
	let server: Server;
	let address = "";
	beforeAll(async () => {
		const settings = readSettings({ DATABASE_URL: await databaseUrl(), RATE_LIMIT: "off" });
		endpoint = await startEndpoint(settings, () => undefined);
		({ server, address } = await serveEndpoint(endpoint));
	});
	afterAll(async () => {
		server.closeAllConnections();
		await endpoint.stop();
	});

	test(`${bodies} bodies`, { timeout: 300_000 }, async () => {
		const seen = new Map<number, number>();
		await fc.assert(
			fc.asyncProperty(posted, accept, async ({ type, body }, accepted) => {
				const response = await fetch(`${address}/api/applications`, {
					method: "POST",
					redirect: "manual",
					headers: { "content-type": type, accept: accepted },
					body,
				});
				await response.arrayBuffer();
				expect([200, 201, 303, 400, 413, 415, 422]).toContain(response.status);
				seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
			}),
			{ numRuns: bodies },
		);
		// The bodies got everywhere: stored, found again or not, refused for each reason.
		for (const status of [201, 303, 400, 415, 422]) expect(seen.get(status), String(status)).toBeGreaterThan(0);
		expect((await fetch(`${address}/api/health`)).status).toBe(200);
	});
});
