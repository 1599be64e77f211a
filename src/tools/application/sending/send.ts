import type { FieldError } from "#program/application/application.ts";
import { type Answers, fieldNames, trapName } from "#program/application/application-fields.ts";
import { parseReference } from "#program/application/reference.ts";
import { askedAnswers, entriesOf } from "#tools/application/state.ts";

/** What became of an attempt to send the application. */
export type Sent =
	| { outcome: "received"; reference: string | null }
	/** `sentence`: the form service's message about fields that are not ours. */
	| { outcome: "wrong"; errors: FieldError[]; sentence: string | null }
	/** The `submission_id` was used for other answers: those arrived, these did not. */
	| { outcome: "reused" }
	/** Nothing is known of this attempt, or the server cannot take it now: trying again is safe. */
	| { outcome: "again"; sentence: string }
	| { outcome: "refused"; sentence: string };

/** What is sent, and where. */
export interface Submission {
	/** Our own endpoint's path, or another server's address. */
	endpoint: string;
	answers: Answers;
	submissionId: string;
	/** The value of the field that people do not see. */
	trap: string;
	/** Whom to write to when the form does not get through. */
	email: string;
	/** Campaign tags of the visit, if it has any. */
	campaign: string | null;
	/** The version of the program terms that the page shows. */
	programVersion: string;
}

/** How long an answer is waited for, in milliseconds. */
const patience = 30_000;

/** Only our own endpoint, whose path it is, promises a reference, and that a second attempt does not count twice. */
const isOurs = (endpoint: string): boolean => endpoint.startsWith("/");

/**
 * Sends the application as multipart/form-data, as our own endpoint and other people's take it. The `submissionId` is the same
 * on every attempt, so that an application whose answer got lost is not stored twice.
 */
export async function send(submission: Submission): Promise<Sent> {
	const { endpoint, answers, submissionId, trap, email, campaign, programVersion } = submission;
	const form = new FormData();
	for (const [name, value] of entriesOf(askedAnswers(answers))) form.append(name, value);
	form.append("submission_id", submissionId);
	form.append("program_version", programVersion);
	if (campaign !== null) form.append("campaign", campaign);
	form.append(trapName, trap);
	// Not `AbortSignal.timeout`, which Safari has since 16.
	const waiting = new AbortController();
	const timer = setTimeout(() => waiting.abort(), patience);
	try {
		const response = await fetch(endpoint, {
			method: "POST",
			body: form,
			headers: { Accept: "application/json" },
			signal: waiting.signal,
		});
		const answer = { status: response.status, body: parsed(await response.text()) };
		return readAnswer({ ...answer, retryAfter: response.headers.get("Retry-After") }, { endpoint, email });
	} catch {
		return { outcome: "again", sentence: brokenConnection(endpoint, navigator.onLine) };
	} finally {
		clearTimeout(timer);
	}
}

const kept = "Everything you typed is still here.";

/** What to show for an answer that our endpoint does not give. */
const foreignAnswer = `The answer did not come from our server, so we do not know whether your application arrived. Networks with a sign-in page or a filter of their own answer so: sign in there first, or use another network. ${kept} Then try again: your application will not arrive twice.`;

/** What to show when no answer came. */
export function brokenConnection(endpoint: string, isOnline: boolean): string {
	const what = isOnline
		? "The connection broke before we had an answer."
		: "You are offline, so your application was not sent.";
	const again = isOurs(endpoint)
		? "Try again when you are connected: your application will not arrive twice."
		: "Try again when you are connected. The same submission number goes along, so that a second copy can be told from the first.";
	return `${what} ${kept} ${again}`;
}

/** What came back: the body parsed as JSON, null when it is none. */
interface Answer {
	status: number;
	retryAfter: string | null;
	body: unknown;
}

/**
 * What an answer means. A 2xx of another form service is success; of our own endpoint only one with a reference is, because sign-in
 * pages of networks and catch-all pages answer a form with 200 too. `errors` with known fields are shown at the fields.
 */
export function readAnswer(
	{ status, retryAfter, body }: Answer,
	{ endpoint, email }: Pick<Submission, "endpoint" | "email">,
): Sent {
	if (status >= 200 && status < 300) {
		const reference = textOf(body, "reference");
		if (!isOurs(endpoint)) return { outcome: "received", reference };
		return reference && parseReference(reference)
			? { outcome: "received", reference }
			: { outcome: "again", sentence: foreignAnswer };
	}
	const errors = errorsOf(body);
	if (errors.some(({ field, code }) => field === "submission_id" && code === "reused")) return { outcome: "reused" };
	const placed = errors.flatMap(({ field: name, code, message }): FieldError[] => {
		const field = fieldNames.find((known) => known === name);
		return field && field !== "submission_id" ? [{ field, code: code === "missing" ? code : "format", message }] : [];
	});
	const others = errors.filter(({ field }) => !placed.some((error) => error.field === field)).map((one) => one.message);
	const besides = others.length > 0 ? others.join(" ") : null;
	if (placed.length > 0) return { outcome: "wrong", errors: placed, sentence: besides };

	if (status === 429) {
		const sentence = `Too many applications came from your network. ${kept} Try again ${waitOf(retryAfter)}.`;
		return { outcome: "again", sentence };
	}
	if (status >= 500 || status === 408) {
		const sentence = `We could not store your application just now. ${kept} Try again ${waitOf(retryAfter)}.`;
		return { outcome: "again", sentence };
	}
	if (status === 413) {
		const sentence = `The application is too long to be taken. ${kept} Shorten the longest answers and send it again.`;
		return { outcome: "refused", sentence };
	}
	if (isOurs(endpoint) && !isProblem(body, status)) {
		return { outcome: "again", sentence: `${foreignAnswer} If it goes on, write to ${email}.` };
	}
	if (isOurs(endpoint)) {
		const sentence = `Your application was not sent. ${ourReasons[status] ?? misread} ${kept} Load this page again and send it once more, or write to ${email}.`;
		return { outcome: "refused", sentence };
	}
	const theirs = besides ?? textOf(body, "error");
	const reason = theirs ? `The form service says: ${theirs}` : `The form service did not take it (answer ${status}).`;
	const sentence = `Your application was not sent. ${reason} ${kept} Send it again, or write to ${email}.`;
	return { outcome: "refused", sentence };
}

/** Why our endpoint does not take an application as a whole, for the person who sent it; its own words are for who made the page or the program. */
const ourReasons: Readonly<Record<number, string>> = {
	403: "Our server takes applications from its own pages only, and took this page for one of another site.",
	405: "What arrived at our server was no form.",
};
const misread = "Our server could not read what arrived.";

/** Whether an answer is a refusal as our endpoint writes it (RFC 9457). */
const isProblem = (body: unknown, status: number): boolean =>
	typeof body === "object" &&
	body !== null &&
	"status" in body &&
	body.status === status &&
	textOf(body, "title") !== null;

/** When to try again; Retry-After comes in seconds here, and as a date from some (RFC 9110, 10.2.3), which is not read. */
function waitOf(retryAfter: string | null): string {
	const seconds = Math.ceil(Number(retryAfter));
	if (!retryAfter || !Number.isFinite(seconds)) return "in a minute";
	if (seconds <= 1) return "now";
	if (seconds < 60) return `in ${seconds} seconds`;
	const minutes = Math.ceil(seconds / 60);
	return minutes === 1 ? "in a minute" : `in ${minutes} minutes`;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function textOf(body: unknown, name: string): string | null {
	if (typeof body !== "object" || body === null) return null;
	const value = new Map(Object.entries(body)).get(name);
	return typeof value === "string" ? value : null;
}

interface StatedError {
	field: string | null;
	code: string | null;
	message: string;
}

function errorsOf(body: unknown): StatedError[] {
	if (typeof body !== "object" || body === null || !("errors" in body) || !Array.isArray(body.errors)) return [];
	return body.errors.flatMap((error: unknown): StatedError[] => {
		const message = textOf(error, "message");
		return message ? [{ field: textOf(error, "field"), code: textOf(error, "code"), message }] : [];
	});
}
