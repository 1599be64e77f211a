import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { forward } from "#edit/server/forward.ts";
import { freePort } from "#tests/tooling/free-port.ts";

const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server, port = 0): Promise<number> {
	servers.push(server);
	server.listen(port, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The server has no port.");
	return address.port;
}

test("a page that is asked for while the site's server is away comes from the next one", async () => {
	const [former, next] = [await freePort(), await freePort()];
	let asked = 0;
	const portAgain = async () => {
		asked++;
		if (asked === 2)
			await listen(
				createServer((_, response) => response.end("the page")),
				next,
			);
		return asked === 1 ? former : next;
	};
	const front = await listen(createServer((request, response) => forward(request, response, former, portAgain)));
	const answer = await fetch(`http://127.0.0.1:${front}/guide/`);
	expect([answer.status, await answer.text(), asked]).toEqual([200, "the page", 2]);
});

test("what has a body is not sent twice, and a server that cannot start is said", async () => {
	const nowhere = await freePort();
	const front = await listen(
		createServer((request, response) => forward(request, response, nowhere, async () => null)),
	);
	for (const method of ["POST", "GET"]) {
		const answer = await fetch(`http://127.0.0.1:${front}/guide/`, { method });
		expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining("starting again")]);
	}
});
