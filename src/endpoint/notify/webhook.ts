import { Webhook } from "standardwebhooks";
import { recordOf } from "#endpoint/store/stored-application.ts";
import { connectionFailure } from "./connection-failure.ts";
import { type Deliver, DeliveryFailed } from "./outbox.ts";

/** How long an answer is waited for, in milliseconds. */
const timeout = 15_000;

/**
 * Notifies another system of an application, following Standard Webhooks: POST, signed, `webhook-id` the same on every attempt.
 * Any 2xx is success. A redirect is none: the receiver has to be named by its own address.
 */
export function webhookDeliverer({ url, secret }: { url: string; secret: string }, now: () => Date): Deliver {
	const signer = new Webhook(secret);
	const { address, signIn } = withoutCredentials(url);
	return async ({ id, application }, stop) => {
		const messageId = `msg_${id}`;
		const sentAt = now();
		const body = JSON.stringify({
			type: "application.received",
			timestamp: application.receivedAt.toISOString(),
			data: recordOf(application),
		});
		const response = await fetch(address, {
			method: "POST",
			redirect: "manual",
			signal: AbortSignal.any([AbortSignal.timeout(timeout), stop]),
			headers: {
				...signIn,
				"content-type": "application/json",
				"webhook-id": messageId,
				"webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
				"webhook-signature": signer.sign(messageId, sentAt, body),
			},
			body,
		}).catch((error: unknown) => {
			throw new DeliveryFailed(networkReason(error));
		});
		await response.body?.cancel();
		if (!response.ok) throw new DeliveryFailed(`HTTP ${response.status}`);
	};
}

/** User name and password of an address as a header (RFC 7617): `fetch` takes no address that has them. */
function withoutCredentials(url: string): { address: URL; signIn: { authorization?: string } } {
	const address = new URL(url);
	const { username, password } = address;
	address.username = "";
	address.password = "";
	if (username === "" && password === "") return { address, signIn: {} };
	const credentials = Buffer.from(`${unescaped(username)}:${unescaped(password)}`).toString("base64");
	return { address, signIn: { authorization: `Basic ${credentials}` } };
}

/** As it was meant: a percent sign that begins no escape is one. */
function unescaped(part: string): string {
	return part.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll("%", ""), "hex").toString());
}

function networkReason(error: unknown): string {
	if (error instanceof Error && error.name === "TimeoutError") return `no answer in ${timeout / 1_000} seconds`;
	return connectionFailure(error, "NOTIFY_WEBHOOK_URL");
}
