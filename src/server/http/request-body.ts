import type { IncomingMessage, ServerResponse } from "node:http";
import type { Begun, Body } from "#endpoint/http/body.ts";

/** How long a client may take to send a body, in milliseconds. */
const bodyPatience = 20_000;

type Collected = Body | "gone";

/**
 * The body of a request; its beginning when more than `most` bytes of it have arrived ("too large") or it was not there in time ("too slow");
 * "gone" when the client left before its end.
 */
export function collectBody(incoming: IncomingMessage, most: number): Promise<Collected> {
	return new Promise((resolve) => {
		const parts: Buffer[] = [];
		let size = 0;
		const finish = (result: Collected) => {
			clearTimeout(timer);
			incoming.off("data", take).off("end", whole).off("close", gone).off("error", gone);
			// Without a listener an error would end the process.
			incoming.on("error", () => undefined);
			resolve(result);
		};
		const giveUp = (why: Begun["why"]) => finish({ why, beginning: Buffer.concat(parts).subarray(0, most) });
		const whole = () => finish(Buffer.concat(parts));
		const gone = () => finish("gone");
		const take = (part: Buffer) => {
			parts.push(part);
			size += part.length;
			if (size > most) giveUp("too large");
		};
		const timer = setTimeout(() => giveUp("too slow"), bodyPatience);
		incoming.on("data", take).on("end", whole).on("close", gone).on("error", gone);
	});
}

/** Whether a request announces a body (RFC 9112, 6). */
export function hasBody({ headers }: IncomingMessage): boolean {
	return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** How long a client may go on sending a body that is not read, in milliseconds, so that the answer reaches it before the end. */
const lingering = 2_000;

/**
 * To be called before a request is answered whose body is not read to its end: the answer announces that the connection closes, and it does
 * (RFC 9112, 9.6). Otherwise the rest of the body would be read as the start of the next request.
 */
export function closeAfterAnswer(incoming: IncomingMessage, outgoing: ServerResponse): void {
	const { socket } = incoming;
	const closeAtOnce = socket.destroySoon.bind(socket);
	outgoing.setHeader("Connection", "close");
	incoming.on("error", () => undefined).resume();
	// Node destroys the connection right behind such an answer. What the client still sends is then answered with a reset, which
	// takes the answer away from it.
	socket.destroySoon = () => {
		if (incoming.closed) return closeAtOnce();
		const destroy = () => socket.destroy();
		const end = setTimeout(destroy, lingering).unref();
		socket.once("close", () => clearTimeout(end)).end();
		incoming.once("close", destroy);
	};
}
