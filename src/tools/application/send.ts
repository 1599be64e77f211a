import type { FieldError } from "#program/application.ts";
import { type Answers, fieldNames } from "#program/application-fields.ts";
import { entriesOf } from "./state.ts";

/** What became of an attempt to send the application. */
export type Sent =
	| { outcome: "received"; reference: string | null }
	| { outcome: "wrong"; errors: FieldError[] }
	/** Nothing is known of this attempt, or the server cannot take it now: trying again is safe. */
	| { outcome: "again"; sentence: string }
	| { outcome: "refused"; sentence: string };

/** How long an answer is waited for, in milliseconds. */
const patience = 30_000;

/**
 * Sends the application as multipart/form-data, as our own endpoint and other people's take it. The `submissionId` is the same
 * on every attempt, so that an application whose answer got lost is not stored twice.
 */
export async function send(endpoint: string, answers: Answers, submissionId: string, trap: string): Promise<Sent> {
	const form = new FormData();
	for (const [name, value] of entriesOf(answers)) form.append(name, value);
	form.append("submission_id", submissionId);
	form.append("hp_note", trap);
	let response: Response;
	try {
		response = await fetch(endpoint, {
			method: "POST",
			body: form,
			headers: { Accept: "application/json" },
			signal: AbortSignal.timeout(patience),
		});
	} catch {
		return {
			outcome: "again",
			sentence:
				"The connection broke before we had an answer. Everything you typed is kept on this device. Try again: your application will not arrive twice.",
		};
	}
	return readAnswer(response.status, response.headers.get("Retry-After"), await bodyOf(response));
}

async function bodyOf(response: Response): Promise<unknown> {
	try {
		return await response.json();
	} catch {
		return null;
	}
}

/** What an answer of the endpoint means. Any 2xx is success; `errors` with known fields are shown at the fields. */
export function readAnswer(status: number, retryAfter: string | null, body: unknown): Sent {
	if (status >= 200 && status < 300) {
		return { outcome: "received", reference: textOf(body, "reference") };
	}
	const errors = errorsOf(body);
	if (errors.length > 0) return { outcome: "wrong", errors };
	if (status === 429) {
		return { outcome: "again", sentence: `Many applications came from your network. Try again ${waitOf(retryAfter)}.` };
	}
	if (status === 413) {
		return {
			outcome: "refused",
			sentence: "The application is too long to be taken. Shorten the longer answers and send it again.",
		};
	}
	if (status >= 500 || status === 408) {
		return {
			outcome: "again",
			sentence: `The application could not be stored just now. Everything you typed is kept on this device. Try again ${waitOf(retryAfter)}.`,
		};
	}
	const detail = textOf(body, "detail") ?? textOf(body, "error");
	return { outcome: "refused", sentence: detail ?? `The form service refused the application (answer ${status}).` };
}

function waitOf(retryAfter: string | null): string {
	const seconds = Number(retryAfter);
	if (!retryAfter || !Number.isFinite(seconds)) return "in a minute";
	return seconds < 90 ? `in ${Math.max(1, Math.ceil(seconds))} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

function textOf(body: unknown, name: string): string | null {
	if (typeof body !== "object" || body === null) return null;
	const value = new Map(Object.entries(body)).get(name);
	return typeof value === "string" ? value : null;
}

function errorsOf(body: unknown): FieldError[] {
	if (typeof body !== "object" || body === null || !("errors" in body) || !Array.isArray(body.errors)) return [];
	return body.errors.flatMap((error: unknown): FieldError[] => {
		const name = textOf(error, "field");
		const message = textOf(error, "message");
		const field = fieldNames.find((known) => known === name);
		return field && message ? [{ field, code: textOf(error, "code") === "reused" ? "reused" : "format", message }] : [];
	});
}
