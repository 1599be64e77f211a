// Every response of the endpoint.
import { type FieldError, readAnswers } from "#program/application.ts";
import type { Answers } from "#program/application-fields.ts";
import type { Entries } from "./body.ts";

/** Shows the form again after a browser's own post: what was typed, what is wrong with it, and a sentence above it all. */
export type RenderForm = (form: {
	answers: Answers;
	errors: readonly FieldError[];
	notice: string | null;
}) => Promise<string>;

/** Whom an answer is for: a script gets JSON, a browser's own form post a page. */
export type Audience = { kind: "script" } | { kind: "browser"; renderForm: RenderForm };

export type Problem = {
	status: 400 | 403 | 405 | 408 | 413 | 415 | 422 | 429 | 503;
	title: string;
	detail: string;
	errors?: readonly FieldError[];
	headers?: Record<string, string>;
};

const always = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** 201 for what was stored now, 200 for what was stored before; a browser is sent to the confirmation in both cases. */
export function acknowledged(
	status: 200 | 201,
	{ reference, receivedAt }: { reference: string; receivedAt: Date },
	audience: Audience,
): Response {
	if (audience.kind === "browser") {
		const location = `/apply/received/?reference=${encodeURIComponent(reference)}`;
		return new Response(null, { status: 303, headers: { ...always, location } });
	}
	return json(status, { reference, received_at: receivedAt.toISOString() });
}

/** RFC 9457 for a script; for a browser the form again with what was typed, or a page of its own when that is unknown. */
export async function refused(problem: Problem, audience: Audience, entries: Entries | null): Promise<Response> {
	const { status, title, detail, errors = [], headers = {} } = problem;
	if (audience.kind === "script") {
		const body = { type: "about:blank", title, status, detail, ...(problem.errors ? { errors } : {}) };
		return json(status, body, { ...headers, "content-type": "application/problem+json" });
	}
	const notice = errors.length > 0 ? null : detail;
	const page = entries
		? await audience.renderForm({ answers: readAnswers(entries), errors, notice })
		: plainPage(title, status === 405 ? [detail] : [detail, "Your browser’s Back button brings back what you typed."]);
	return new Response(page, { status, headers: { ...always, "content-type": "text/html; charset=utf-8", ...headers } });
}

/** An answer of JSON, as `application/json` unless the headers say otherwise, that no cache keeps. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
	const text = JSON.stringify(body);
	// With its length known, an answer goes out in one packet instead of in a chunk and its end.
	const length = String(Buffer.byteLength(text));
	return new Response(text, {
		status,
		headers: { ...always, "content-type": "application/json", "content-length": length, ...headers },
	});
}

/** The problems as a list, for a server that has no form to show. */
export const listProblems: RenderForm = async ({ errors, notice }) =>
	plainPage("Your application was not sent", notice === null ? errors.map(({ message }) => message) : [notice]);

/** A page without the site around it. */
function plainPage(title: string, sentences: readonly string[]): string {
	const paragraphs = sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join("\n");
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<h1>${escapeHtml(title)}</h1>
${paragraphs}
<p><a href="/apply/">Back to the application</a></p>
</html>
`;
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
