// Whatever is sent, and however it is read, the server goes on with as many descriptors and as much memory as before.
// FUZZ_REQUESTS=20000 sends more conversations, FUZZ_SEED others.
import { connect } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { until } from "#tests/endpoint/setup/running-server.ts";
import { type Conversation, conversations } from "./random-requests.ts";
import { ask, longPage, resourcesOf, type SmallSite, startSite } from "./small-site.ts";

const count = Number(process.env.FUZZ_REQUESTS ?? 2_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_125);
/** How many clients there are at a time. */
const together = 50;
/** How long a client that does not leave by itself stays, in milliseconds. */
const stay = 100;

/** One client with its connection, until that is closed. */
function converse(port: number, { text, reader }: Conversation): Promise<void> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");
		const leaving = setTimeout(() => socket.destroy(), reader === "gone" ? 0 : stay);
		socket
			.on("error", () => undefined)
			.on("close", () => {
				clearTimeout(leaving);
				resolve();
			});
		if (reader === "half") socket.once("data", () => socket.destroy());
		else if (reader === "whole") socket.resume();
		socket.write(text, "latin1");
	});
}

async function sendAll(site: SmallSite, all: readonly Conversation[]): Promise<void> {
	for (let start = 0; start < all.length; start += together) {
		await Promise.all(all.slice(start, start + together).map((each) => converse(site.port, each)));
	}
}

test(`${count} conversations of every form leave the server as it was`, { timeout: 60_000 + count * 60 }, async () => {
	const site = await startSite();
	try {
		const all = fc.sample(conversations, { numRuns: count, seed });
		// What is made once is made before it is measured: the code compiled, pages rendered, buffers held.
		await sendAll(site, all.slice(0, Math.min(500, count / 2)));
		const before = resourcesOf(site.child);
		await sendAll(site, all);

		expect(await ask(site.port, "GET /long/")).toContain(longPage.slice(0, 100));
		expect(await ask(site.port, "GET /api/health")).toContain('{"status":"ok"}');
		await until("the descriptors are closed", () => resourcesOf(site.child).descriptors <= before.descriptors + 5);
		expect(resourcesOf(site.child).memory - before.memory).toBeLessThan(100 * 1_024 * 1_024);
		// Its log has the requests for the endpoint, and no fault.
		expect(site.output()).not.toMatch(/ 500 |exception|rejection/);
		expect(await site.stop()).toBe(0);
	} finally {
		await site.remove();
	}
});
