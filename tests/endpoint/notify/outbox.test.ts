import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { completeForm, postJson, referenceIn } from "#tests/endpoint/setup/forms.ts";
import { closedAfterEach, newDatabases } from "#tests/endpoint/setup/own-database.ts";
import { startServer, until } from "#tests/endpoint/setup/running-server.ts";
import { receiveMail, receiveWebhooks, webhookSecret } from "./receivers.ts";

const newDatabase = newDatabases();
const closing = closedAfterEach();

describe("over a running server", () => {
	test("an application is told by webhook and e-mail, with what was typed", async () => {
		const hook = await receiveWebhooks(() => 204);
		const mail = await receiveMail(() => false);
		const server = await startServer({
			DATABASE_URL: `sqlite:${newDatabase()}`,
			SITE_URL: "https://partners.example.com",
			NOTIFY_WEBHOOK_URL: hook.url,
			NOTIFY_WEBHOOK_SECRET: webhookSecret,
			SMTP_URL: mail.url,
			NOTIFY_EMAIL: "partners@mamey.example, sales@mamey.example",
		});
		closing.push(hook.close, mail.close, () => server.end("SIGTERM"));
		const form = { ...completeForm, customer_base: "first\nsecond", estimate: "/estimate/?tier=reseller" };
		const reference = await referenceIn(await postJson(server.address, form));
		await until("both were told", () => hook.received.length === 1 && mail.messages.length === 1);

		const [delivery] = hook.received;
		const signed = new Webhook(webhookSecret).verify(delivery?.body ?? "", stringHeaders(delivery?.headers));
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
		closing.push(mail.close, () => server.end("SIGTERM"));
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
			NOTIFY_WEBHOOK_SECRET: webhookSecret,
		};
		const first = await startServer(settings);
		closing.push(hook.close);
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
			NOTIFY_WEBHOOK_SECRET: webhookSecret,
		});
		closing.push(() => server.end("SIGKILL"), hook.close);
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
			NOTIFY_WEBHOOK_SECRET: webhookSecret,
		});
		closing.push(hook.close, () => server.end("SIGTERM"));
		await postJson(server.address, { ...completeForm, hp_note: "x" });
		const reference = await referenceIn(await postJson(server.address, { ...completeForm, company_name: "Told" }));
		await until("the other one was told", () => hook.received.length > 0);
		expect(hook.received.map(({ body }) => JSON.parse(body).data.reference)).toEqual([reference]);
	});
});

function stringHeaders(headers: Readonly<Record<string, string | string[] | undefined>> = {}): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
