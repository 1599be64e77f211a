// Environment → settings, or sentences that name what to change.
import * as z from "zod";
import type { Allowance, Channel } from "#endpoint/store/store.ts";

export type Settings = {
	siteUrl: string;
	host: string;
	port: number;
	/** How long stopping may take. */
	stopSeconds: number;
	database: { kind: "sqlite"; path: string } | { kind: "postgres"; url: string };
	/** null: no limit. */
	rateLimit: Allowance | null;
	trustedProxies: number;
	allowedOrigins: readonly string[];
	webhook: { url: string; secret: string } | null;
	email: { smtpUrl: string; to: string } | null;
	/** null: applications are kept until somebody deletes them. */
	retentionDays: number | null;
};

const wholeNumber = (sentence: string, minimum: number, maximum = Number.MAX_SAFE_INTEGER) =>
	z
		.string()
		.regex(/^\d+$/, sentence)
		.transform(Number)
		.refine((value) => value >= minimum && value <= maximum, sentence);

const address = (protocols: RegExp, sentence: string) =>
	z.string().refine((url) => hasProtocol(url, protocols), sentence);

const environmentSchema = z
	.object({
		SITE_URL: address(/^https?:$/, "must be an http or https address, such as https://partners.example.com").default(
			"http://localhost:4321",
		),
		HOST: z.string().default("localhost"),
		PORT: wholeNumber("must be a port from 0 to 65535, such as 4321", 0, 65_535).default(4321),
		STOP_SECONDS: wholeNumber("must be a whole number of seconds, 1 to 3600, such as 10", 1, 3_600).default(10),
		DATABASE_URL: z
			.string()
			.refine(
				// The base as pg's own reader has it: an address may leave out the host.
				(url) => /^sqlite:./.test(url) || (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url, "postgres://base")),
				"must be sqlite: and a path, or a postgres:// address, such as sqlite:./data/applications.db",
			)
			.default("sqlite:./data/applications.db"),
		RATE_LIMIT: z
			.string()
			.regex(/^(off|[1-9]\d*\/[1-9]\d*)$/, "must be a count and a number of seconds, such as 10/600, or off")
			.default("10/600"),
		TRUSTED_PROXIES: wholeNumber("must be a whole number, such as 1", 0).default(0),
		ALLOWED_ORIGINS: z
			.string()
			.transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ""))
			.refine(
				(origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
				"must be origins without a path, separated by commas, such as https://www.example.com",
			)
			.default([]),
		NOTIFY_WEBHOOK_URL: address(/^https?:$/, "must be an http or https address").optional(),
		NOTIFY_WEBHOOK_SECRET: z
			.string()
			.refine(isSecret, "must be whsec_ and 24 to 64 random bytes in base64, as Standard Webhooks has it")
			.optional(),
		SMTP_URL: address(
			/^smtps?:$/,
			"must be an smtp or smtps address, such as smtps://user:password@mail.example.com",
		).optional(),
		NOTIFY_EMAIL: z
			.string()
			.regex(
				/^[^\s@,]+@[^\s@,]+(\s*,\s*[^\s@,]+@[^\s@,]+)*$/,
				"must be one or more e-mail addresses, separated by commas",
			)
			.optional(),
		RETENTION_DAYS: wholeNumber("must be a whole number of days, 1 to 999999, such as 730", 1, 999_999).optional(),
	})
	.superRefine((settings, context) => {
		const together = (one: keyof typeof settings, other: keyof typeof settings, why: string) => {
			const missing = settings[one] === undefined ? one : other;
			if ((settings[one] === undefined) !== (settings[other] === undefined)) {
				context.addIssue({ code: "custom", path: [missing], message: `must be set, too: ${why}` });
			}
		};
		together("NOTIFY_WEBHOOK_URL", "NOTIFY_WEBHOOK_SECRET", "a webhook has an address and a secret");
		together("SMTP_URL", "NOTIFY_EMAIL", "e-mail needs a server and an address");
	});

/**
 * The settings of the environment (contracts, "Settings"); blanks around a value are no part of it, and one that is empty
 * counts as not set. Throws `WrongSettings`
 * with a sentence for each variable that cannot be used.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
	const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
	const given = Object.fromEntries(trimmed.filter(([, value]) => value));
	const result = environmentSchema.safeParse(given);
	if (!result.success) {
		throw new WrongSettings(result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`));
	}
	const { data } = result;
	return {
		siteUrl: asOneWrites(data.SITE_URL),
		host: data.HOST,
		port: data.PORT,
		stopSeconds: data.STOP_SECONDS,
		database: databaseOf(data.DATABASE_URL),
		rateLimit: allowanceOf(data.RATE_LIMIT),
		trustedProxies: data.TRUSTED_PROXIES,
		allowedOrigins: data.ALLOWED_ORIGINS,
		webhook:
			data.NOTIFY_WEBHOOK_URL && data.NOTIFY_WEBHOOK_SECRET
				? { url: data.NOTIFY_WEBHOOK_URL, secret: data.NOTIFY_WEBHOOK_SECRET }
				: null,
		email: data.SMTP_URL && data.NOTIFY_EMAIL ? { smtpUrl: data.SMTP_URL, to: data.NOTIFY_EMAIL } : null,
		retentionDays: data.RETENTION_DAYS ?? null,
	};
}

/** Whom to notify of an application, from the settings. */
export function announcedChannels({ webhook, email }: Settings): Channel[] {
	return [...(webhook ? (["webhook"] as const) : []), ...(email ? (["email"] as const) : [])];
}

/** The environment cannot be used; `sentences` has one for each variable. The values stay out: some are secrets. */
export class WrongSettings extends Error {
	readonly sentences: readonly string[];
	constructor(sentences: readonly string[]) {
		super(sentences.join("\n"));
		this.name = "WrongSettings";
		this.sentences = sentences;
	}
}

/** An address as the build writes it: SITE_URL of both are compared. */
function asOneWrites(address: string): string {
	const { origin, pathname } = new URL(address);
	return `${origin}${pathname}`.replace(/\/+$/, "");
}

function databaseOf(url: string): Settings["database"] {
	return url.startsWith("sqlite:") ? { kind: "sqlite", path: url.slice("sqlite:".length) } : { kind: "postgres", url };
}

function allowanceOf(text: string): Allowance | null {
	if (text === "off") return null;
	const [count = 0, seconds = 0] = text.split("/").map(Number);
	return { count, seconds };
}

function hasProtocol(url: string, protocols: RegExp): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return protocols.test(protocol) && hostname !== "";
}

function isSecret(secret: string): boolean {
	const base64 = secret.replace(/^whsec_/, "");
	const bytes = Buffer.from(base64, "base64");
	return /^[A-Za-z0-9+/]+=*$/.test(base64) && bytes.length >= 24 && bytes.length <= 64;
}
