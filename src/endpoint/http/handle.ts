// The endpoint: a function from request to response. What it needs from outside is handed in.
import { hash } from "node:crypto";
import { type Added, type Allowance, type Channel, type Store, StoreUnavailable } from "#endpoint/store/store.ts";
import { answersOf, readAnswers, readApplication } from "#program/application/application.ts";
import { type Answers, trapName } from "#program/application/application-fields.ts";
import { referenceBytes, referenceFrom } from "#program/application/reference.ts";
import { type Origin, originOf, wantsPage } from "./audience.ts";
import { type Entries, readEntries, readRefused } from "./body.ts";
import { clientAddress } from "./client-address.ts";
import { problems, reusedSubmission, tooMany, wrongFields } from "./problems.ts";
import type { EndpointRequest } from "./request.ts";
import {
	type Audience,
	accepted,
	type EndpointResponse,
	listProblems,
	type Problem,
	type RenderForm,
	rejected,
} from "./responses.ts";

/** What a line of the log may hold: the reference and the status, and for a failure its kind. Never what somebody typed. */
export type Log = (line: { status: number; reference?: string; reason?: string }) => void;

/** What the handler takes from outside. */
export type Dependencies = {
	store: Pick<Store, "add" | "allow">;
	siteUrl: string;
	allowedOrigins: readonly string[];
	/** Every published version of the terms, as the site knows them now; null where it does not: a version of the right form is taken. */
	programVersions: () => readonly string[] | null;
	trustedProxies: number;
	/** null: no limit. */
	rateLimit: Allowance | null;
	/** Whom to notify of an application that is not held. */
	announce: readonly Channel[];
	now: () => Date;
	randomBytes: (size: number) => Uint8Array;
	/** Called after an application with notifications was stored. */
	announced: () => void;
	log: Log;
};

/**
 * Answers a request for /api/applications as the contract says; `renderForm` shows a browser's form again. Never throws: what goes wrong is
 * 503 and in the log.
 */
export async function handleApplication(
	request: EndpointRequest,
	deps: Dependencies,
	renderForm: RenderForm = listProblems,
): Promise<EndpointResponse> {
	const origin = originOf(request, deps);
	if (request.method === "OPTIONS" && origin.kind === "allowed") return readableBy(origin, preflight());
	const audience: Audience = wantsPage(request.headers.accept)
		? { kind: "browser", base: baseOf(request), renderForm }
		: { kind: "script" };
	return readableBy(origin, await answer(request, deps, origin, audience));
}

async function answer(
	request: EndpointRequest,
	deps: Dependencies,
	origin: Origin,
	audience: Audience,
): Promise<EndpointResponse> {
	const { body } = request;

	const refuse = async (problem: Problem, known: Entries | null = null, reason?: string) => {
		deps.log({ status: problem.status, ...(reason === undefined ? {} : { reason }) });
		if (audience.kind === "script") return rejected(problem, audience, null);
		try {
			return await rejected(problem, audience, known ?? (await readRefused(request.headers, body)), "why" in body);
		} catch (error) {
			// Refused it is, also where the form cannot be shown.
			deps.log({ status: problem.status, reason: `The form was not shown again: ${reasonOf(error)}` });
			return rejected(problem, { ...audience, renderForm: listProblems }, []);
		}
	};
	if (request.method !== "POST") return refuse(problems.method, []);
	if (origin.kind === "foreign") return refuse(problems.origin);
	if ("why" in body && body.why === "too slow") return refuse(problems.tooSlow);

	let known: Entries | null = null;
	try {
		const now = deps.now();
		const wait = await rateLimitDelay(request, deps, now);
		if (wait > 0) return refuse(tooMany(wait));
		if ("why" in body) return refuse(problems.tooLarge);

		const entries = await readEntries(request.headers, body);
		if (entries === "too large") return refuse(problems.tooLarge);
		if (entries === "type") return refuse(problems.type);
		if (entries === "unreadable") return refuse(problems.unreadable);
		known = entries;

		const held = isTrapped(entries);
		const programVersions = deps.programVersions();
		const reading = readApplication(entries, {
			thisYear: now.getUTCFullYear(),
			siteUrl: siteOf(request, entries, deps),
			...(programVersions ? { programVersions } : {}),
		});
		if ("errors" in reading && !held) return refuse(wrongFields(reading.errors), entries);

		// What the trap holds is stored as it was typed, with or without faults: a person looks at it.
		const received =
			"errors" in reading ? { ...readAnswers(entries), submission_id: undefined } : answersOf(reading.application);
		const added = await store(received, held, now, deps);
		if (added.outcome === "reused") return refuse(wrongFields([reusedSubmission]), entries);
		const status = added.outcome === "stored" ? 201 : 200;
		deps.log({ status, reference: added.reference });
		return accepted(status, added, audience);
	} catch (error) {
		return refuse(problems.unavailable, known, error instanceof StoreUnavailable ? error.reason : reasonOf(error));
	}
}

/** How many seconds the client has to wait, 0 when it is within its allowance. */
async function rateLimitDelay(request: EndpointRequest, deps: Dependencies, now: Date): Promise<number> {
	if (deps.rateLimit === null) return 0;
	const forwardedFor = request.headers["x-forwarded-for"];
	const client = clientAddress(request.socketAddress, String(forwardedFor ?? ""), deps.trustedProxies);
	return deps.store.allow(client, deps.rateLimit, now);
}

async function store(
	received: Omit<Answers, "submission_id"> & { submission_id?: string | undefined },
	held: boolean,
	now: Date,
	deps: Dependencies,
): Promise<Exclude<Added, { outcome: "taken" }>> {
	const { submission_id: submissionId = null, ...answers } = received;
	// A draft may be sent again after its page was opened anew: what the page adds by itself makes no other application of it.
	const { campaign, program_version, ...content } = answers;
	const digest = hash("sha256", JSON.stringify(content), "base64url");
	const announce = held ? [] : deps.announce;
	for (let attempt = 0; attempt < 10; attempt++) {
		const reference = referenceFrom(deps.randomBytes(referenceBytes));
		const submission = { reference, receivedAt: now, submissionId, digest, held, answers, announce };
		const added = await deps.store.add(submission);
		if (added.outcome === "taken") continue;
		if (added.outcome === "stored" && announce.length > 0) deps.announced();
		return added;
	}
	throw new StoreUnavailable("ten references in a row were taken");
}

function isTrapped(entries: Entries): boolean {
	const filled = entries.filter(([name]) => name === trapName).map(([, value]) => value);
	return filled.some((value) => (typeof value === "string" ? value.trim() !== "" : value !== null));
}

/** Whose links to the estimator count as ours: the public address's, or the one under which the request came in. */
function siteOf(request: EndpointRequest, entries: Entries, { siteUrl }: Dependencies): string {
	const links = entries.filter(([name]) => name === "estimate");
	if (links.length === 0) return siteUrl;
	const here = new URL(`http://${request.host}`).origin + baseOf(request);
	return links.some(([, link]) => typeof link === "string" && link.startsWith(`${here}/`)) ? here : siteUrl;
}

/** The path under which the site lies, as the request names it: "/partners" of /partners/api/applications. */
function baseOf({ path }: EndpointRequest): string {
	return path.replace(/\/api\/applications\/?$/, "");
}

/** Lets the pages of an allowed origin read the response (Fetch standard, CORS protocol). */
function readableBy(origin: Origin, response: EndpointResponse): EndpointResponse {
	response.headers.vary = "Origin, Accept";
	if (origin.kind === "allowed") {
		response.headers["access-control-allow-origin"] = origin.origin;
		response.headers["access-control-expose-headers"] = "Retry-After";
	}
	return response;
}

function preflight(): EndpointResponse {
	const headers = {
		"access-control-allow-methods": "POST",
		"access-control-allow-headers": "Content-Type, Accept",
		"access-control-max-age": "7200",
	};
	return { status: 204, headers, body: null };
}

/** What kind of fault it was and where, without its message, which could quote an answer. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const place = error.stack
		?.split("\n")
		.find((line) => line.trim().startsWith("at "))
		?.trim();
	return `${error.name} ${place ?? ""}`.trim();
}
