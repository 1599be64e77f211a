import { describe, expect, test } from "vitest";
import { announcedChannels, readSettings, WrongSettings } from "#endpoint/settings.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

test("without any variable there are the defaults of the contract", () => {
	expect(readSettings({})).toEqual({
		siteUrl: "http://localhost:4321",
		host: "localhost",
		port: 4321,
		stopSeconds: 10,
		database: { kind: "sqlite", path: "./data/applications.db" },
		rateLimit: { count: 10, seconds: 600 },
		trustedProxies: 0,
		allowedOrigins: [],
		webhook: null,
		email: null,
		retentionDays: null,
	});
});

test("every variable is read", () => {
	const settings = readSettings({
		SITE_URL: "https://partners.example.com",
		HOST: "0.0.0.0",
		PORT: "80",
		DATABASE_URL: "postgres://user:password@db.example.com/applications",
		RATE_LIMIT: "off",
		TRUSTED_PROXIES: "2",
		ALLOWED_ORIGINS: "https://www.example.com, https://example.com:8443",
		NOTIFY_WEBHOOK_URL: "https://crm.example.com/hook",
		NOTIFY_WEBHOOK_SECRET: secret,
		SMTP_URL: "smtps://user:password@mail.example.com",
		NOTIFY_EMAIL: "a@example.com, b@example.com",
		RETENTION_DAYS: "730",
		STOP_SECONDS: "30",
	});
	expect(settings).toEqual({
		siteUrl: "https://partners.example.com",
		host: "0.0.0.0",
		port: 80,
		stopSeconds: 30,
		database: { kind: "postgres", url: "postgres://user:password@db.example.com/applications" },
		rateLimit: null,
		trustedProxies: 2,
		allowedOrigins: ["https://www.example.com", "https://example.com:8443"],
		webhook: { url: "https://crm.example.com/hook", secret },
		email: { smtpUrl: "smtps://user:password@mail.example.com", to: "a@example.com, b@example.com" },
		retentionDays: 730,
	});
	expect(announcedChannels(settings)).toEqual(["webhook", "email"]);
});

test("an empty variable counts as not set", () => {
	expect(readSettings({ PORT: "", NOTIFY_WEBHOOK_URL: " ", RATE_LIMIT: "" })).toEqual(readSettings({}));
});

test("blanks around a value, as files of settings leave them, are no part of it", () => {
	const { port, host, rateLimit, siteUrl } = readSettings({
		PORT: "4321 ",
		HOST: " 0.0.0.0",
		RATE_LIMIT: "off\r",
		SITE_URL: " https://partners.example.com ",
	});
	expect([port, host, rateLimit, siteUrl]).toEqual([4321, "0.0.0.0", null, "https://partners.example.com"]);
});

test("the address of the site is the same however it is written", () => {
	for (const written of ["HTTPS://Example.com:443/partners/", "https://example.com/partners"]) {
		expect(readSettings({ SITE_URL: written }).siteUrl).toBe("https://example.com/partners");
	}
});

describe("a variable that cannot be used gets a sentence, without its value", () => {
	test.each([
		[{ SITE_URL: "partners" }, "SITE_URL must be an http or https address, such as https://partners.example.com."],
		[{ PORT: "70000" }, "PORT must be a port from 0 to 65535, such as 4321."],
		[
			{ DATABASE_URL: "mysql://user:hunter2@db" },
			"DATABASE_URL must be sqlite: and a path, or a postgres:// address, such as sqlite:./data/applications.db.",
		],
		[
			{ DATABASE_URL: "postgres://:no:address@@" },
			"DATABASE_URL must be sqlite: and a path, or a postgres:// address, such as sqlite:./data/applications.db.",
		],
		[{ RATE_LIMIT: "10" }, "RATE_LIMIT must be a count and a number of seconds, such as 10/600, or off."],
		[{ RATE_LIMIT: "0/600" }, "RATE_LIMIT must be a count and a number of seconds, such as 10/600, or off."],
		[{ TRUSTED_PROXIES: "-1" }, "TRUSTED_PROXIES must be a whole number, such as 1."],
		[
			{ ALLOWED_ORIGINS: "https://www.example.com/page" },
			"ALLOWED_ORIGINS must be origins without a path, separated by commas, such as https://www.example.com.",
		],
		[
			{ NOTIFY_WEBHOOK_URL: "https://crm.example.com" },
			"NOTIFY_WEBHOOK_SECRET must be set, too: a webhook has an address and a secret.",
		],
		[
			{ NOTIFY_WEBHOOK_URL: "https://crm.example.com", NOTIFY_WEBHOOK_SECRET: "short" },
			"NOTIFY_WEBHOOK_SECRET must be whsec_ and 24 to 64 random bytes in base64, as Standard Webhooks has it.",
		],
		[{ NOTIFY_EMAIL: "a@example.com" }, "SMTP_URL must be set, too: e-mail needs a server and an address."],
		[
			{ NOTIFY_EMAIL: "nobody", SMTP_URL: "smtp://localhost" },
			"NOTIFY_EMAIL must be one or more e-mail addresses, separated by commas.",
		],
		[
			{ NOTIFY_EMAIL: "a@example.com", SMTP_URL: "smtp:mail.example.com" },
			"SMTP_URL must be an smtp or smtps address, such as smtps://user:password@mail.example.com.",
		],
		[{ RETENTION_DAYS: "0" }, "RETENTION_DAYS must be a whole number of days, 1 to 999999, such as 730."],
	])("%j", (environment, sentence) => {
		expect(() => readSettings(environment)).toThrow(new WrongSettings([sentence]));
	});
});

test("every wrong variable is named at once", () => {
	expect(() => readSettings({ PORT: "x", RETENTION_DAYS: "y" })).toThrow(/^PORT .+\nRETENTION_DAYS .+$/);
});
