// Why an application was not taken, in words for the person who sent it or the programmer whose program did.
import type { FieldError } from "#program/application/application.ts";
import type { Problem } from "./responses.ts";

/** Refusals that are the same for everybody, by what is wrong (RFC 9457). */
export const problems = {
	method: {
		status: 405,
		title: "Method not allowed",
		detail: "Applications are sent with POST.",
		notice: "Nothing was sent to this address. Fill in the form and send it.",
		headers: { allow: "POST" },
	},
	tooLarge: {
		status: 413,
		title: "Application too large",
		detail: "The application is larger than 64 KiB. Shorten the longest answers and send it again.",
	},
	tooSlow: {
		status: 408,
		title: "Application took too long to arrive",
		detail: "The application did not arrive in time. Check your connection and send it again.",
	},
	unreadable: {
		status: 400,
		title: "Application could not be read",
		detail: "The body is not what its Content-Type says, or ended too early.",
		notice: "Your application arrived damaged and was not stored. Check every answer and send it again.",
	},
	type: {
		status: 415,
		title: "Content type not supported",
		notice:
			"Your application arrived in an encoding that we do not take, and was not stored. Check every answer and send it again.",
		detail:
			"Send the application as application/json, application/x-www-form-urlencoded or multipart/form-data, in UTF-8 and without compression.",
	},
	origin: {
		status: 403,
		title: "Origin not allowed",
		detail: "The page that sent this belongs to another site. Its origin has to be listed in ALLOWED_ORIGINS.",
		notice:
			"Your application came from a page of another site and was not stored. Check what is filled in here and send it from this page.",
	},
	unavailable: {
		status: 503,
		title: "Application could not be stored",
		detail: "We could not store your application just now. Nothing you typed is lost. Send it again in a minute.",
		headers: { "retry-after": "30" },
	},
} as const satisfies Record<string, Problem>;

/** The refusal of a client over its rate limit, who may come back after so many seconds (RFC 9110, Retry-After). */
export function tooMany(seconds: number): Problem {
	const minutes = Math.ceil(seconds / 60);
	return {
		status: 429,
		title: "Too many applications",
		detail: `Too many applications came from your network. Nothing you typed is lost. Send it again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
		headers: { "retry-after": String(seconds) },
	};
}

/** The refusal of an application with wrong fields: every sentence in one text, and each at its field. */
export function wrongFields(errors: readonly FieldError[]): Problem {
	const title = "There is a problem with the application";
	return { status: 422, title, detail: errors.map(({ message }) => message).join(". "), errors };
}

/** What is wrong with an ID that came before with other answers (IETF draft on the Idempotency-Key header). */
export const reusedSubmission: FieldError = {
	field: "submission_id",
	code: "reused",
	message: "This submission ID belongs to an application with other answers; reload the page to get a new one",
};
