import { domainToASCII } from "node:url";
import { createTransport } from "nodemailer";
import { labelledAnswers } from "#endpoint/store/stored-application.ts";
import { isEmailAddress } from "#program/application/contact-addresses.ts";
import { connectionFailure } from "./connection-failure.ts";
import { type Deliver, DeliveryFailed } from "./outbox.ts";

/** How long the mail server may take to connect, to greet and between two answers, in milliseconds. */
const timeout = 20_000;

/**
 * Notifies people of an application by SMTP; `Message-ID` is the same on every attempt, and an answer goes to the applicant. Whoever got
 * it while the mail server refused another is not sent it again.
 */
export function emailDeliverer({ smtpUrl, to }: { smtpUrl: string; to: string }, siteUrl: string): Deliver {
	const transport = createTransport({
		url: smtpUrl,
		...(mustEncrypt(smtpUrl) ? { requireTLS: true } : {}),
		connectionTimeout: timeout,
		greetingTimeout: timeout,
		socketTimeout: timeout,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const recipients = to.split(",").map((recipient) => recipient.trim());
	const [sender = to] = recipients;
	return async ({ id, told, application: { reference, receivedAt, answers } }, signal) => {
		const reached = new Set(told);
		const waiting = recipients.filter((recipient) => !reached.has(inOneSpelling(recipient)));
		// Whoever was refused is no longer named in NOTIFY_EMAIL.
		if (waiting.length === 0) return;
		const lines = labelledAnswers(answers, siteUrl).map(({ label, text }) =>
			text.includes("\n") ? `${label}:\n${text}\n` : `${label}: ${text}`,
		);
		const text = [`Reference: ${reference}`, `Received: ${receivedAt.toISOString()}`, "", ...lines, ""].join("\n");
		const {
			accepted,
			rejected: refused,
			rejectedErrors = [],
		} = await transport
			.sendMail({
				from: { name: "Partner applications", address: sender },
				to,
				envelope: { from: sender, to: waiting },
				...replyTo(answers.contact_email),
				subject: `Application ${reference}: ${answers.company_name ?? "no company name"} (${answers.tier ?? "no tier"})`,
				messageId: `<${id}@${new URL(siteUrl).hostname}>`,
				headers: { "Auto-Submitted": "auto-generated" },
				text,
				signal,
			})
			.catch((error: unknown) => {
				throw new DeliveryFailed(smtpReason(error));
			});
		if (refused.length === 0) return;
		const reason = `${smtpReason(rejectedErrors[0])} for ${refused.join(", ")}, an address in NOTIFY_EMAIL`;
		throw new DeliveryFailed(reason, [...told, ...accepted.map(inOneSpelling)]);
	};
}

/** An address in the one spelling of its domain, which is not always that of the setting (RFC 5890, A-labels). */
function inOneSpelling(address: string): string {
	const at = address.lastIndexOf("@") + 1;
	return (address.slice(0, at) + (domainToASCII(address.slice(at)) || address.slice(at))).toLowerCase();
}

/**
 * Whether to send nothing without STARTTLS (RFC 3207): where a password would go out in clear. `?requireTLS=false` or
 * `?ignoreTLS=true` in the address says otherwise; smtps is encrypted from its first byte.
 */
export function mustEncrypt(smtpUrl: string): boolean {
	const { protocol, username, password, searchParams } = new URL(smtpUrl);
	const isStated = searchParams.has("requireTLS") || searchParams.has("ignoreTLS");
	return protocol === "smtp:" && (username !== "" || password !== "") && !isStated;
}

/**
 * Answers go to the applicant, if what was typed is one address: the form lets nothing else through, but what the trap held
 * was never judged. Letters beyond ASCII before the @ would need a mail server with SMTPUTF8 (RFC 6531), and one without would
 * refuse the whole message; such an address is in the text only.
 */
function replyTo(typed: string | undefined): { replyTo?: { name: string; address: string } } {
	const isOne = typed !== undefined && isEmailAddress(typed) && /^[\x21-\x7e]+@/.test(typed);
	return isOne ? { replyTo: { name: "", address: typed } } : {};
}

/** The server's code, or the connection's: its words could quote an address. */
function smtpReason(error: unknown): string {
	if (error instanceof Error && "responseCode" in error && typeof error.responseCode === "number") {
		return `SMTP ${error.responseCode}`;
	}
	return connectionFailure(error, "SMTP_URL");
}
