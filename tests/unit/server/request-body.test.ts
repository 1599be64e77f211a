import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { collectBody } from "#server/http/request-body.ts";

const arriving = () => new IncomingMessage(new Socket());

test("a body is collected to its end", async () => {
	const incoming = arriving();
	for (const part of ["company_name", "=Acme", null]) incoming.push(part);
	expect(await collectBody(incoming, 17)).toEqual(Buffer.from("company_name=Acme"));
});

test("a body is given up as soon as more of it has arrived than is taken", async () => {
	const incoming = arriving();
	const collecting = collectBody(incoming, 16);
	incoming.push("company_name=Acme");
	expect(await collecting).toEqual({ why: "too large", beginning: Buffer.from("company_name=Acm") });
});

test("a body that stops arriving is given up after its time", async () => {
	vi.useFakeTimers();
	try {
		const incoming = arriving();
		const collecting = collectBody(incoming, 100);
		incoming.push("company_name=");
		await vi.advanceTimersByTimeAsync(20_000);
		expect(await collecting).toEqual({ why: "too slow", beginning: Buffer.from("company_name=") });
	} finally {
		vi.useRealTimers();
	}
});

test("of a client that leaves nothing is kept", async () => {
	const incoming = arriving();
	const collecting = collectBody(incoming, 100);
	incoming.push("company_name=");
	incoming.destroy();
	expect(await collecting).toBe("gone");
});
