// What leaves after the answer, over a real webhook receiver and a real mail server.
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { handleHealth } from "#endpoint/http/health.ts";
import { emailDeliverer } from "#endpoint/notify/email.ts";
import { backoff, type Deliver, type Outbox, startOutbox } from "#endpoint/notify/outbox.ts";
import { webhookDeliverer } from "#endpoint/notify/webhook.ts";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import type { Channel, Store, Submission } from "#endpoint/store/store.ts";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { closedAfterEach, newDatabases } from "#tests/endpoint/setup/own-database.ts";
import { until } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";
import { receiveMail, receiveWebhooks, webhookSecret } from "./receivers.ts";

const hour = 3_600_000;
const newDatabase = newDatabases();
const closing = closedAfterEach();

describe("retries", () => {
	const noon = Date.parse("2026-03-01T12:00:00.000Z");

	/** An outbox with a clock of its own; `pass` moves the clock and wakes the outbox. */
	function outboxAt(store: Store, deliverers: Partial<Record<Channel, Deliver>>) {
		let clock = noon;
		const reports: string[] = [];
		const outbox: Outbox = startOutbox({
			store,
			deliverers,
			now: () => new Date(clock),
			randomness: () => 0,
			report: ({ reference, reason }) => reports.push(`${reference ?? "outbox"} ${reason}`),
		});
		closing.push(
			() => store.close(),
			() => outbox.stop(),
		);
		return {
			reports,
			stop: outbox.stop,
			pass: (milliseconds: number) => {
				clock += milliseconds;
				outbox.wake();
			},
		};
	}

	test("pauses grow from seconds to a day and never end", () => {
		const pauses = Array.from({ length: 30 }, (_, index) => backoff(index + 1, 0));
		expect(pauses.slice(0, 4)).toEqual([5_000, 30_000, 120_000, 600_000]);
		expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
		expect(pauses.at(-1)).toBe(24 * hour);
		expect(pauses.slice(0, 12).reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(3 * 24 * hour);
		expect(backoff(1, 1)).toBe(5_500);
	});

	test("a failed attempt is repeated after its pause, until it is told", async () => {
		const hook = await receiveWebhooks((delivery) => [500, 301, 429, 200][delivery - 1] ?? 200);
		const store = sqliteStore(newDatabase());
		await store.add(submission(["webhook"]));
		const { pass, reports } = outboxAt(store, {
			webhook: webhookDeliverer({ url: hook.url, secret: webhookSecret }, () => new Date()),
		});
		closing.unshift(hook.close);
		for (const attempts of [1, 2, 3]) {
			await until(`attempt ${attempts} failed`, () => reports.length === attempts);
			await until("it waits", async () => ((await store.undelivered(10))[0]?.nextAttempt.getTime() ?? 0) > noon);
			pass(backoff(attempts, 0));
		}
		await until("it was told", async () => (await store.undelivered(10)).length === 0);
		expect(reports).toEqual(["HTTP 500", "HTTP 301", "HTTP 429"].map((reason) => `MP-7K3F-9QX2 webhook: ${reason}`));
		expect(new Set(hook.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
	});

	test("the reason of a mail server is its code, because its words could quote the applicant", async () => {
		const mail = await receiveMail((message) => message === 1);
		const store = sqliteStore(newDatabase());
		await store.add(submission(["email"]));
		const { pass, reports } = outboxAt(store, {
			email: emailDeliverer({ smtpUrl: mail.url, to: "partners@mamey.example" }, "https://partners.example.com"),
		});
		closing.unshift(mail.close);
		await until("it failed", () => reports.length === 1);
		expect(reports).toEqual(["MP-7K3F-9QX2 email: SMTP 452"]);
		await until("it waits", async () => (await store.undelivered(10))[0]?.lastFailure === "SMTP 452");
		pass(backoff(1, 0));
		await until("it was told", () => mail.messages.length === 1);
		expect(mail.messages[0]?.text).toMatch(/Message-ID: <[0-9a-f-]{36}@partners\.example\.com>/i);
	});

	test("of several people each gets the e-mail once, and whom the mail server refuses is said", async () => {
		let isKnown = false;
		const mail = await receiveMail(
			() => false,
			(address) => isKnown || address === "partners@mamey.example",
		);
		const store = sqliteStore(newDatabase());
		await store.add(submission(["email"]));
		const to = "partners@mamey.example, sales@mamey.example";
		const { pass, reports } = outboxAt(store, {
			email: emailDeliverer({ smtpUrl: mail.url, to }, "https://partners.example.com"),
		});
		closing.unshift(mail.close);
		await until("it failed for one", async () => (await store.undelivered(10))[0]?.lastFailure !== null);
		expect(reports).toEqual(["MP-7K3F-9QX2 email: SMTP 550 for sales@mamey.example, an address in NOTIFY_EMAIL"]);
		isKnown = true;
		pass(backoff(1, 0));
		await until("everybody was told", async () => (await store.undelivered(10)).length === 0);
		expect(mail.messages.map(({ to }) => to)).toEqual([["partners@mamey.example"], ["sales@mamey.example"]]);
	});

	test("whoever got an e-mail while another was refused gets it once, also after a restart with that address mended", async () => {
		const mail = await receiveMail(
			() => false,
			(address) => !address.startsWith("slaes@"),
		);
		const store = sqliteStore(newDatabase());
		await store.add(submission(["email"]));
		const telling = (to: string) => ({
			email: emailDeliverer({ smtpUrl: mail.url, to }, "https://partners.example.com"),
		});
		const first = outboxAt(store, telling("partners@Mämey.example, slaes@mamey.example"));
		closing.unshift(mail.close);
		await until("it failed for one", async () => (await store.undelivered(10))[0]?.lastFailure !== null);
		await first.stop();
		outboxAt(store, telling("partners@Mämey.example, slaes@mamey.example")).pass(hour);
		await until("it failed again", async () => ((await store.undelivered(10))[0]?.attempts ?? 0) === 2);
		outboxAt(store, telling("partners@Mämey.example, sales@mamey.example")).pass(3 * hour);
		await until("everybody was told", async () => (await store.undelivered(10)).length === 0);
		expect(mail.messages.map(({ to }) => to)).toEqual([["partners@mämey.example"], ["sales@mamey.example"]]);
	});

	test("an e-mail that reached all but an address that is named no longer is delivered", async () => {
		const mail = await receiveMail(
			() => false,
			(address) => address === "partners@mamey.example",
		);
		closing.push(mail.close);
		const notification = {
			id: "1",
			channel: "email" as const,
			attempts: 1,
			application: { ...submission([]), submissionId: null },
		};
		const telling = (to: string) => emailDeliverer({ smtpUrl: mail.url, to }, "https://partners.example.com");
		const told = ["partners@mamey.example"];
		await telling("partners@mamey.example")({ ...notification, told }, new AbortController().signal);
		expect(mail.messages).toEqual([]);
	});

	test("a webhook's address with a user name and a password signs in with them", async () => {
		const hook = await receiveWebhooks(() => 204);
		closing.push(hook.close);
		const url = hook.url.replace("http://", "http://mamey:p%40ss@");
		const tell = webhookDeliverer({ url, secret: webhookSecret }, () => new Date());
		const application = { ...submission([]), submissionId: null };
		await tell({ id: "1", channel: "webhook", attempts: 0, told: [], application }, new AbortController().signal);
		expect(hook.received[0]?.headers.authorization).toBe(`Basic ${btoa("mamey:p@ss")}`);
	});

	test("a clock that is set back puts nothing off", async () => {
		const store = sqliteStore(newDatabase());
		await store.add(submission(["email"]));
		let attempts = 0;
		const { pass } = outboxAt(store, {
			email: async () => {
				attempts++;
				if (attempts === 1) throw new Error("not yet");
			},
		});
		await until("it waits", async () => (await store.undelivered(10))[0]?.lastFailure === "Error");
		pass(-1_000 * hour);
		await until("it was told", async () => (await store.undelivered(10)).length === 0);
	});

	test("whoever cannot be reached is named by the setting, with why", async () => {
		const store = sqliteStore(newDatabase());
		await store.add(submission(["webhook", "email"]));
		const gone = await receiveWebhooks(() => 200);
		await gone.close();
		const { host } = new URL(gone.url);
		const { reports } = outboxAt(store, {
			webhook: webhookDeliverer({ url: gone.url, secret: webhookSecret }, () => new Date()),
			email: emailDeliverer(
				{ smtpUrl: `smtp://${host}`, to: "partners@mamey.example" },
				"https://partners.example.com",
			),
		});
		await until("both failed", () => reports.length === 2);
		expect(reports.toSorted()).toEqual([
			"MP-7K3F-9QX2 email: no connection: are server, port and smtp or smtps right? (ESOCKET, SMTP_URL)",
			"MP-7K3F-9QX2 webhook: connection refused: nothing listens at that address and port (ECONNREFUSED, NOTIFY_WEBHOOK_URL)",
		]);
	});

	test("an address that can never be reached is said to be one", async () => {
		const tell = webhookDeliverer({ url: "http://127.0.0.1:1/hook", secret: webhookSecret }, () => new Date());
		const application = { ...submission([]), submissionId: null };
		const signal = new AbortController().signal;
		await expect(tell({ id: "1", channel: "webhook", attempts: 0, told: [], application }, signal)).rejects.toThrow(
			"no connection: is NOTIFY_WEBHOOK_URL an address that can be reached?",
		);
	});

	test("a channel whose settings are gone waits, and says so", async () => {
		const store = sqliteStore(newDatabase());
		await store.add(submission(["webhook"]));
		const { reports } = outboxAt(store, {});
		await until("it was reported", () => reports.length === 1);
		expect(reports).toEqual(["MP-7K3F-9QX2 webhook: the settings for webhook are gone"]);
		await until("it says why", async () => (await store.undelivered(10))[0]?.lastFailure !== null);
		expect(await store.undelivered(10)).toMatchObject([{ lastFailure: "the settings for webhook are gone" }]);
	});

	test("health is degraded while a notification is overdue by an hour", async () => {
		const store = sqliteStore(newDatabase());
		closing.push(() => store.close());
		await store.add(submission(["webhook"]));
		let clock = noon + hour - 1;
		// A handler a question: one keeps its result for a second.
		const ask = async () => {
			const health = handleHealth(store, () => new Date(clock));
			return JSON.parse(String((await health("GET")).body));
		};
		expect(await ask()).toEqual({ status: "ok" });
		clock = noon + 2 * hour;
		expect(await ask()).toEqual({ status: "degraded" });
		const [notification] = await store.claimDue("webhook", new Date(clock), hour, 1);
		await store.markDelivered(notification?.id ?? "", new Date(clock));
		clock += hour;
		expect(await ask()).toEqual({ status: "ok" });
	});

	test("health is 503 when the store does not answer in time", async () => {
		const hanging = { probe: () => new Promise<void>(() => undefined), oldestUndelivered: async () => null };
		const response = await handleHealth(hanging, () => new Date(noon), 20)("GET");
		expect(response.status).toBe(503);
	});

	test("a receiver that never answers keeps no other channel waiting", async () => {
		const store = sqliteStore(newDatabase());
		await store.add(submission(["webhook", "email"]));
		const told: string[] = [];
		outboxAt(store, {
			webhook: () => new Promise<void>(() => undefined),
			email: async ({ application }) => {
				told.push(application.reference);
			},
		});
		await until("the e-mail went out", () => told.length === 1);
		expect(await store.undelivered(10)).toMatchObject([{ channel: "webhook" }]);
	});

	test("an application whose answers are damaged is set aside and named, and the next one is told", async () => {
		const file = newDatabase();
		const store = sqliteStore(file);
		await store.add(submission(["email"]));
		const database = new DatabaseSync(file);
		database.exec("UPDATE applications SET answers = '{'");
		database.close();
		await store.add({ ...submission(["email"]), reference: "MP-0000-0000", digest: "another" });
		const told: string[] = [];
		const { reports } = outboxAt(store, {
			email: async ({ application }) => {
				told.push(application.reference);
			},
		});
		await until("the next one was told", () => told.length === 1);
		expect(told).toEqual(["MP-0000-0000"]);
		await until("the damaged one was reported", () => reports.length === 1);
		expect(reports).toEqual(["MP-7K3F-9QX2 email: its stored answers cannot be read"]);
		const listed = await storedIn(store);
		expect(listed.filter(({ unreadable }) => unreadable !== undefined)).toMatchObject([{ reference: "MP-7K3F-9QX2" }]);
		expect(listed).toHaveLength(2);
	});

	function submission(announce: readonly Channel[]): Submission {
		return {
			reference: "MP-7K3F-9QX2",
			receivedAt: new Date(noon),
			submissionId: null,
			digest: "digest",
			held: false,
			answers: { ...completeForm, markets: ["government"] },
			announce,
		};
	}
});
