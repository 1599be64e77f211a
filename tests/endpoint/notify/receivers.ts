import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { headers: IncomingHttpHeaders; body: string };

/** A secret as the settings take it, for webhooks that are signed. */
export const webhookSecret = `whsec_${Buffer.from("a secret of thirty-two characters").toString("base64")}`;

/** A webhook receiver on the loopback. `answer` decides the status of each delivery. */
export async function receiveWebhooks(answer: (delivery: number) => number | "silence") {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let body = "";
		request.setEncoding("utf8").on("data", (text: string) => {
			body += text;
		});
		request.on("end", () => {
			received.push({ headers: request.headers, body });
			const status = answer(received.length);
			if (status === "silence") return;
			response.writeHead(status, { location: "/elsewhere" }).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${portOf(server.address())}/hook`,
		received,
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A mail server on the loopback. `refuse` decides whether it turns a message away, `knows` whether it takes one for an address. */
export async function receiveMail(
	refuse: (message: number) => boolean,
	knows: (recipient: string) => boolean = () => true,
) {
	const messages: { to: string[]; text: string }[] = [];
	let count = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		onRcptTo: ({ address }, _session, done) =>
			done(knows(address) ? null : Object.assign(new Error(`no ${address} here`), { responseCode: 550 })),
		onData: (stream, session, done) => {
			let text = "";
			stream.setEncoding("utf8").on("data", (part: string) => {
				text += part;
			});
			stream.on("end", () => {
				count++;
				if (refuse(count)) {
					done(Object.assign(new Error(`no room for ${text.slice(0, 200)}`), { responseCode: 452 }));
					return;
				}
				messages.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
				done();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
		messages,
		close: () => new Promise<void>((resolve) => server.close(resolve)),
	};
}

function portOf(address: string | AddressInfo | null): number {
	if (address === null || typeof address === "string") throw new Error("The receiver does not listen.");
	return address.port;
}
