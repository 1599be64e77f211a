// What leaves after the answer, over a real webhook receiver and a real mail server.
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { emailDeliverer } from "#endpoint/email.ts";
import { handleHealth } from "#endpoint/health.ts";
import { type Deliver, type Outbox, pauseAfter, startOutbox } from "#endpoint/outbox.ts";
import { sqliteStore } from "#endpoint/sqlite.ts";
import type { Channel, Store, Submission } from "#endpoint/store.ts";
import { webhookDeliverer } from "#endpoint/webhook.ts";
import { completeForm, postJson, referenceIn } from "./forms.ts";
import { receiveMail, receiveWebhooks } from "./receivers.ts";
import { startServer, temporaryFolder, until } from "./running-server.ts";

// Servers and databases of their own need time to start on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const secret = `whsec_${Buffer.from("a secret of thirty-two characters").toString("base64")}`;
const hour = 3_600_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closing.toReversed()) await close();
	closing = [];
});

let databases = 0;
function newDatabase(): string {
	return `${folder.path}/outbox-${++databases}.db`;
}

describe("over a running server", () => {
	test("an application is told by webhook and e-mail, with what was typed", async () => {
		const hook = await receiveWebhooks(() => 204);
		const mail = await receiveMail(() => false);
		const server = await startServer({
			DATABASE_URL: `sqlite:${newDatabase()}`,
			SITE_URL: "https://partners.example.com",
			NOTIFY_WEBHOOK_URL: hook.url,
			NOTIFY_WEBHOOK_SECRET: secret,
			SMTP_URL: mail.url,
			NOTIFY_EMAIL: "partners@mamey.example, sales@mamey.example",
		});
		closing = [hook.close, mail.close, () => server.end("SIGTERM")];
		const form = { ...completeForm, customer_base: "first\nsecond", estimate: "/estimate/?tier=reseller" };
		const reference = await referenceIn(await postJson(server.address, form));
		await until("both were told", () => hook.received.length === 1 && mail.messages.length === 1);

		const [delivery] = hook.received;
		const signed = new Webhook(secret).verify(delivery?.body ?? "", stringHeaders(delivery?.headers));
		expect(signed).toEqual({
			type: "application.received",
			timestamp: expect.stringMatching(/Z$/),
			data: {
				reference,
				received_at: expect.stringMatching(/Z$/),
				held: false,
				application: { ...form, company_founded: 2015, markets: ["government"] },
			},
		});
		const [message] = mail.messages;
		expect(message?.to).toEqual(["partners@mamey.example", "sales@mamey.example"]);
		expect(message?.text).toContain(`Subject: Application ${reference}: Acme Ledger (reseller)`);
		expect(message?.text).toContain("Reply-To: ada@acme.example");
		expect(message?.text).toContain("Customer base:\r\nfirst\r\nsecond\r\n");
		expect(message?.text).toContain("Estimate: https://partners.example.com/estimate/?tier=reseller");
		expect(server.log()).not.toMatch(/Acme|ada@/);
	});

	test("an applicant adds no header and no recipient to the e-mail, whatever is typed", async () => {
		const mail = await receiveMail(() => false);
		const server = await startServer({
			DATABASE_URL: `sqlite:${newDatabase()}`,
			SMTP_URL: mail.url,
			NOTIFY_EMAIL: "partners@mamey.example",
		});
		closing = [mail.close, () => server.end("SIGTERM")];
		const form = {
			...completeForm,
			company_name: "Acme\r\nBcc: eve@elsewhere.example\r\n\r\n<script>alert(1)</script> \u202eÑandú",
			contact_email: "jörg+partners@exämple.example",
		};
		expect((await postJson(server.address, form)).status).toBe(201);
		await until("the e-mail is there", () => mail.messages.length === 1);
		const [message] = mail.messages;
		const [head = ""] = message?.text.split("\r\n\r\n") ?? [];
		expect(message?.to).toEqual(["partners@mamey.example"]);
		expect(head).not.toMatch(/^(Bcc|Cc):/im);
		expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);
		// Nor anything that a mail server without SMTPUTF8 would refuse.
		expect(head).toMatch(/^[\r\n\x20-\x7e]+$/);
		expect(head).not.toMatch(/^Reply-To:/m);
	});

	test("what could not be told survives the death of the server, and is told with the same id", async () => {
		const hook = await receiveWebhooks((delivery) => (delivery === 1 ? 500 : 200));
		const settings = {
			DATABASE_URL: `sqlite:${newDatabase()}`,
			NOTIFY_WEBHOOK_URL: hook.url,
			NOTIFY_WEBHOOK_SECRET: secret,
		};
		const first = await startServer(settings);
		closing = [hook.close];
		const response = await postJson(first.address, completeForm);
		expect(response.status).toBe(201);
		await until("the first attempt failed", () => first.log().includes("webhook: HTTP 500"));
		await first.end("SIGKILL");
		const second = await startServer(settings);
		closing.push(() => second.end("SIGTERM"));
		await until("it was told again", () => hook.received.length === 2);
		const ids = hook.received.map(({ headers }) => headers["webhook-id"]);
		expect(ids[0]).toMatch(/^msg_[0-9a-f-]{36}$/);
		expect(ids[1]).toBe(ids[0]);
	});

	test("a receiver that never answers delays no applicant", async () => {
		const hook = await receiveWebhooks(() => "silence");
		const server = await startServer({
			DATABASE_URL: `sqlite:${newDatabase()}`,
			NOTIFY_WEBHOOK_URL: hook.url,
			NOTIFY_WEBHOOK_SECRET: secret,
		});
		closing = [() => server.end("SIGKILL"), hook.close];
		const begin = performance.now();
		for (let index = 0; index < 5; index++) {
			const response = await postJson(server.address, { ...completeForm, company_name: `Acme ${index}` });
			expect(response.status).toBe(201);
		}
		expect(performance.now() - begin).toBeLessThan(10_000);
	});

	test("what the trap holds is told nobody", async () => {
		const hook = await receiveWebhooks(() => 200);
		const server = await startServer({
			DATABASE_URL: `sqlite:${newDatabase()}`,
			NOTIFY_WEBHOOK_URL: hook.url,
			NOTIFY_WEBHOOK_SECRET: secret,
		});
		closing = [hook.close, () => server.end("SIGTERM")];
		await postJson(server.address, { ...completeForm, hp_note: "x" });
		const reference = await referenceIn(await postJson(server.address, { ...completeForm, company_name: "Told" }));
		await until("the other one was told", () => hook.received.length > 0);
		expect(hook.received.map(({ body }) => JSON.parse(body).data.reference)).toEqual([reference]);
	});
});

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
			chance: () => 0,
			report: ({ reference, reason }) => reports.push(`${reference ?? "outbox"} ${reason}`),
		});
		closing = [() => store.close(), () => outbox.stop()];
		return {
			reports,
			pass: (milliseconds: number) => {
				clock += milliseconds;
				outbox.wake();
			},
		};
	}

	test("pauses grow from seconds to a day and never end", () => {
		const pauses = Array.from({ length: 30 }, (_, index) => pauseAfter(index + 1, 0));
		expect(pauses.slice(0, 4)).toEqual([5_000, 30_000, 120_000, 600_000]);
		expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
		expect(pauses.at(-1)).toBe(24 * hour);
		expect(pauses.slice(0, 12).reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(3 * 24 * hour);
		expect(pauseAfter(1, 1)).toBe(5_500);
	});

	test("a failed attempt is repeated after its pause, until it is told", async () => {
		const hook = await receiveWebhooks((delivery) => [500, 301, 429, 200][delivery - 1] ?? 200);
		const store = sqliteStore(newDatabase());
		await store.add(submission(["webhook"]));
		const { pass, reports } = outboxAt(store, {
			webhook: webhookDeliverer({ url: hook.url, secret }, () => new Date()),
		});
		closing.unshift(hook.close);
		for (const attempts of [1, 2, 3]) {
			await until(`attempt ${attempts} failed`, () => reports.length === attempts);
			await until("it waits", async () => ((await store.undelivered())[0]?.nextAttempt.getTime() ?? 0) > noon);
			pass(pauseAfter(attempts, 0));
		}
		await until("it was told", async () => (await store.undelivered()).length === 0);
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
		await until("it waits", async () => (await store.undelivered())[0]?.lastFailure === "SMTP 452");
		pass(pauseAfter(1, 0));
		await until("it was told", () => mail.messages.length === 1);
		expect(mail.messages[0]?.text).toMatch(/Message-ID: <[0-9a-f-]{36}@partners\.example\.com>/i);
	});

	test("whoever cannot be reached is named by the setting, with why", async () => {
		const store = sqliteStore(newDatabase());
		await store.add(submission(["webhook", "email"]));
		const gone = await receiveWebhooks(() => 200);
		await gone.close();
		const { host } = new URL(gone.url);
		const { reports } = outboxAt(store, {
			webhook: webhookDeliverer({ url: gone.url, secret }, () => new Date()),
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
		const tell = webhookDeliverer({ url: "http://127.0.0.1:1/hook", secret }, () => new Date());
		const application = { ...submission([]), submissionId: null };
		await expect(tell({ id: "1", channel: "webhook", attempts: 0, application })).rejects.toThrow(
			"no connection: is NOTIFY_WEBHOOK_URL an address that can be reached?",
		);
	});

	test("a channel whose settings are gone waits, and says so", async () => {
		const store = sqliteStore(newDatabase());
		await store.add(submission(["webhook"]));
		const { reports } = outboxAt(store, {});
		await until("it was reported", () => reports.length === 1);
		expect(reports).toEqual(["MP-7K3F-9QX2 webhook: the settings for webhook are gone"]);
		await until("it says why", async () => (await store.undelivered())[0]?.lastFailure !== null);
		expect(await store.undelivered()).toMatchObject([{ lastFailure: "the settings for webhook are gone" }]);
	});

	test("health is degraded while a notification is overdue by an hour", async () => {
		const store = sqliteStore(newDatabase());
		closing = [() => store.close()];
		await store.add(submission(["webhook"]));
		let clock = noon + hour - 1;
		const health = handleHealth(store, () => new Date(clock));
		const ask = async () => (await health(new Request("http://localhost/api/health"))).json();
		expect(await ask()).toEqual({ status: "ok" });
		clock = noon + 2 * hour;
		expect(await ask()).toEqual({ status: "degraded" });
		const [notification] = await store.takeDue(new Date(clock), hour, 1);
		await store.markDelivered(notification?.id ?? "", new Date(clock));
		clock += hour;
		expect(await ask()).toEqual({ status: "ok" });
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

function stringHeaders(headers: Readonly<Record<string, string | string[] | undefined>> = {}): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
