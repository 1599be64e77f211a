import type { Finding } from "#authoring/faults/words.ts";
import type { Drawing } from "#edit/checks/drawing.ts";
import type { Effects } from "#edit/facts/effects.ts";
import type { Field } from "#edit/facts/fields.ts";
import type { Shown } from "#edit/facts/shown.ts";
import type { TermsStep } from "#edit/facts/start-terms.ts";
import type { ComponentEntry } from "#edit/files/components.ts";
import type { LinkTarget } from "#edit/files/link-targets.ts";
import type { PageHead } from "#edit/files/page-parts.ts";
import type { PageEntry } from "#edit/files/pages.ts";
import type { PagePlan } from "#edit/server/plan-routes.ts";
import type { Team } from "#edit/team/changes.ts";
import type { Shared } from "#edit/team/share.ts";
import type { Version } from "#edit/team/versions.ts";

export interface Overview {
	pages: readonly PageEntry[];
	components: readonly ComponentEntry[];
	facts: readonly { file: string; title: string; hasForm: boolean }[];
	findings: readonly Finding[];
}

export interface Terms {
	version: string;
	effective: string;
	/** Whether its figures are recorded, so that links depend on them. */
	isRecorded: boolean;
}

export interface OpenedFacts {
	file: string;
	title: string;
	form: Field;
	hash: string;
	data: unknown;
	/** Where each value is shown, by its path in the form, such as `2/share`. */
	places: Readonly<Record<string, readonly Shown[]>>;
	/** The terms that they are of; null for facts of none, and while a mistake leaves them open. */
	terms: Terms | null;
}

export interface OpenedPage {
	file: string;
	hash: string;
	head: PageHead;
	/** Null where the page can only be shown as text; `fault` has the reason. */
	document: unknown;
	fault: string;
}

export interface SavedPageReply {
	hash: string;
	origins: readonly number[];
	findings: readonly Finding[];
}

/** An answer that refuses: the server's sentence, and what the page can do about it. */
export class ApiError extends Error {
	override name = "ApiError";
	readonly status: number;
	readonly said: Readonly<Record<string, unknown>>;
	constructor(status: number, said: Readonly<Record<string, unknown>>) {
		super(typeof said.sentence === "string" ? said.sentence : "The editor's server does not answer.");
		this.status = status;
		this.said = said;
	}
}

async function call<Answer>(
	method: string,
	route: string,
	query: Record<string, string> = {},
	body?: unknown,
): Promise<Answer> {
	const address = `/__edit/api/${route}?${new URLSearchParams(query)}`;
	const isFile = body instanceof Blob;
	const response = await fetch(address, {
		method,
		...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
		headers: body === undefined || isFile ? {} : { "content-type": "application/json" },
	}).catch(() => {
		throw new ApiError(0, {
			sentence: "The editor does not answer. Is its window in the terminal still open? What you typed is kept here.",
		});
	});
	const text = await response.text();
	const answer = readJson(text);
	if (!response.ok) {
		const said = typeof answer === "object" && answer !== null ? { ...answer } : { sentence: text };
		throw new ApiError(response.status, said);
	}
	return answer as Answer;
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

export const api = {
	overview: () => call<Overview>("GET", "overview"),
	/** Answers when the site is served, or cannot be. */
	site: () => call<{ fault: string }>("GET", "site"),
	findings: () => call<readonly Finding[]>("GET", "findings"),
	page: (file: string) => call<OpenedPage>("GET", "page", { file }),
	savePage: (page: { file: string; hash: string; document: unknown; head: PageHead }) =>
		call<SavedPageReply>("PUT", "page", {}, page),
	text: (file: string) => call<{ file: string; text: string; hash: string }>("GET", "text", { file }),
	saveText: (file: { file: string; hash: string; text: string }) =>
		call<{ hash: string; findings: readonly Finding[] }>("PUT", "text", {}, file),
	check: (file: string, text: string) => call<readonly Finding[]>("POST", "check", {}, { file, text }),
	facts: (file: string) => call<OpenedFacts>("GET", "facts", { file }),
	saveFacts: (facts: { file: string; hash: string; data: unknown }) =>
		call<{ hash: string; findings: readonly Finding[] }>("PUT", "facts", {}, facts),
	effects: (file: string, data: unknown) => call<Effects>("POST", "effects", {}, { file, data }),
	terms: () => call<Terms>("GET", "terms"),
	startTerms: (facts: { file: string; hash: string; data: unknown; version: string; effective: string }) =>
		call<TermsStep & { hash: string; findings: readonly Finding[] }>("POST", "terms", {}, facts),
	planTerms: (terms: { file: string; version: string; effective: string }) =>
		call<readonly string[]>("POST", "terms/plan", {}, terms),
	recordTerms: () => call<TermsStep>("POST", "terms/record", {}, {}),
	plan: (plan: PagePlan) => call<readonly { file: string; does: string }[]>("POST", "plan", {}, plan),
	doPlan: (plan: PagePlan) => call<{ findings: readonly Finding[]; opens: string | null }>("PUT", "plan", {}, plan),
	team: () => call<Team>("GET", "team"),
	takeBack: (change: { file: string; hash: string; place?: number }) =>
		call<null>("POST", "team/take-back", {}, change),
	share: (message: string) => call<Shared>("POST", "team/share", {}, { message }),
	versions: (file: string) => call<readonly Version[]>("GET", "versions", { file }),
	takeVersion: (version: { file: string; commit: string }) =>
		call<{ findings: readonly Finding[] }>("POST", "versions", {}, version),
	targets: () => call<readonly LinkTarget[]>("GET", "targets"),
	drawing: (text: string, meta: string) => call<Drawing>("POST", "drawing", {}, { text, meta }),
	addPicture: (page: string, picture: File) =>
		call<{ src: string }>("POST", "picture", { page, name: picture.name }, picture),
};

/** Where the editor gets the picture that a page shows. */
export function pictureAddress(page: string, src: string): string {
	return `/__edit/api/picture?${new URLSearchParams({ page, src })}`;
}
