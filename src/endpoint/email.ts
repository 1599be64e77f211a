import { createTransport } from "nodemailer";
import { connectionFailure } from "./connection-failure.ts";
import { type Deliver, DeliveryFailed } from "./outbox.ts";
import { labelledAnswers } from "./stored-application.ts";

/** How long the mail server may take to connect, to greet and to answer, in milliseconds. */
const timeout = 20_000;

/** Tells people of an application by SMTP; `Message-ID` is the same on every attempt, and an answer goes to the applicant. */
export function emailDeliverer({ smtpUrl, to }: { smtpUrl: string; to: string }, siteUrl: string): Deliver {
	const transport = createTransport({
		url: smtpUrl,
		connectionTimeout: timeout,
		greetingTimeout: timeout,
		socketTimeout: timeout,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const sender = to.split(",")[0]?.trim() ?? to;
	return async ({ id, application: { reference, receivedAt, answers } }) => {
		const lines = labelledAnswers(answers, siteUrl).map(({ label, text }) =>
			text.includes("\n") ? `${label}:\n${text}\n` : `${label}: ${text}`,
		);
		const text = [`Reference: ${reference}`, `Received: ${receivedAt.toISOString()}`, "", ...lines, ""].join("\n");
		await transport
			.sendMail({
				from: { name: "Partner applications", address: sender },
				to,
				...replyTo(answers.contact_email),
				subject: `Application ${reference}: ${answers.company_name ?? "no company name"} (${answers.tier ?? "no tier"})`,
				messageId: `<${id}@${new URL(siteUrl).hostname}>`,
				headers: { "Auto-Submitted": "auto-generated" },
				text,
			})
			.catch((error: unknown) => {
				throw new DeliveryFailed(smtpReason(error));
			});
	};
}

/**
 * Answers go to the applicant. Letters beyond ASCII before the @ would need a mail server with SMTPUTF8 (RFC 6531), and one
 * without would refuse the whole message; such an address stands in its text only.
 */
function replyTo(address: string | undefined): { replyTo?: string } {
	return address !== undefined && /^[\x21-\x7e]+@/.test(address) ? { replyTo: address } : {};
}

/** The server's code, or the connection's: its words could quote an address. */
function smtpReason(error: unknown): string {
	if (error instanceof Error && "responseCode" in error && typeof error.responseCode === "number") {
		return `SMTP ${error.responseCode}`;
	}
	return connectionFailure(error, "SMTP_URL");
}
