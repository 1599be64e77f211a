// Every response of the endpoint.
import { type FieldError, readAnswers } from "#program/application/application.ts";
import type { Answers } from "#program/application/application-fields.ts";
import { escapeHtml } from "#program/escape-html.ts";
import type { Entries } from "./body.ts";

/** Shows the form again after a browser's own post: what was typed, what is wrong with it, and a sentence above it all. */
export type RenderForm = (form: {
	answers: Answers;
	errors: readonly FieldError[];
	notice: string | null;
}) => Promise<string | Uint8Array<ArrayBuffer>>;

export type EndpointResponse = {
	status: number;
	/** By their names in lower case. Content-Length is added when it is sent. */
	headers: Record<string, string>;
	body: string | Uint8Array<ArrayBuffer> | null;
};

/** Whom an answer is for: a script gets JSON, a browser's own form post a page of the site, which lies under the path `base` ("" at a host's root). */
export type Audience = { kind: "script" } | { kind: "browser"; base: string; renderForm: RenderForm };

export type Problem = {
	status: 400 | 403 | 405 | 408 | 413 | 415 | 422 | 429 | 503;
	title: string;
	detail: string;
	/** The sentence for the person who filled in the form, where the detail is for a programmer. */
	notice?: string;
	errors?: readonly FieldError[];
	headers?: Record<string, string>;
};

const always = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** 201 for what was stored now, 200 for what was stored before; a browser is sent to the confirmation in both cases. */
export function accepted(
	status: 200 | 201,
	{ reference, receivedAt }: { reference: string; receivedAt: Date },
	audience: Audience,
): EndpointResponse {
	if (audience.kind === "browser") {
		const location = `${audience.base}/apply/received/?reference=${encodeURIComponent(reference)}`;
		return { status: 303, headers: { ...always, location }, body: null };
	}
	return json(status, { reference, received_at: receivedAt.toISOString() });
}

/**
 * RFC 9457 for a script; for a browser the form again, with what was typed where that could be read (`entries`), of a body that did
 * not arrive whole (`isCut`) the beginning.
 */
export async function rejected(
	problem: Problem,
	audience: Audience,
	entries: Entries | null,
	isCut = false,
): Promise<EndpointResponse> {
	const { status, title, detail, errors = [], headers = {} } = problem;
	if (audience.kind === "script") {
		const body = { type: "about:blank", title, status, detail, ...(problem.errors ? { errors } : {}) };
		return json(status, body, { ...headers, "content-type": "application/problem+json" });
	}
	const said = problem.notice ?? detail;
	const sentences = [said, ...(entries && isCut ? [beginningShown] : []), ...(entries && !isCut ? [] : [backAgain])];
	const notice = errors.length > 0 ? null : sentences.join(" ");
	const page = await audience.renderForm({ answers: readAnswers(entries ?? []), errors, notice });
	return { status, headers: { ...always, "content-type": "text/html; charset=utf-8", ...headers }, body: page };
}

const beginningShown = "Only the beginning of it is filled in here.";
const backAgain = "Your browser’s Back button brings back what you typed.";

/** An answer of JSON, as `application/json` unless the headers say otherwise, that no cache keeps. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): EndpointResponse {
	return { status, headers: { ...always, "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** The problems as a list, for a server that has no form to show. */
export const listProblems: RenderForm = async ({ errors, notice }) => {
	const sentences = errors.length > 0 ? errors.map(({ message }) => message) : [notice ?? ""];
	const paragraphs = [...sentences, backAgain].filter((sentence) => sentence !== "");
	return plainPage("Your application was not sent", [...new Set(paragraphs)]);
};

/** A page without the site around it. Its link starts from the address of the endpoint, wherever the site lies. */
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
<p><a href="../apply/">Back to the application</a></p>
</html>
`;
}
