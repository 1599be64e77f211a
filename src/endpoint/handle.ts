// The endpoint: a function from Request to Response. What it needs from outside is handed in.
import { createHash } from "node:crypto";
import { answersOf, readAnswers, readApplication } from "#program/application.ts";
import { type Answers, trapName } from "#program/application-fields.ts";
import { referenceBytes, referenceFrom } from "#program/reference.ts";
import { type Audience, acknowledged, listProblems, type Problem, type RenderForm, refused } from "./answers.ts";
import { type Origin, originOf, wantsPage } from "./audience.ts";
import { type Entries, parserFor, readBody } from "./body.ts";
import { problems, reusedSubmission, tooMany, wrongFields } from "./problems.ts";
import { clientAddress } from "./rate-limit.ts";
import { type Added, type Allowance, type Channel, type Store, StoreUnavailable } from "./store.ts";

/** What a line of the log may hold: the reference and the status, and for a failure its kind. Never what somebody typed. */
export type Log = (line: { status: number; reference?: string; reason?: string }) => void;

/** What the handler takes from outside. */
export type Surroundings = {
	store: Store;
	siteUrl: string;
	allowedOrigins: readonly string[];
	trustedProxies: number;
	/** null: no limit. */
	rateLimit: Allowance | null;
	/** Whom to tell of an application that is not held. */
	announce: readonly Channel[];
	now: () => Date;
	randomBytes: (size: number) => Uint8Array;
	/** Called after an application with notifications was stored. */
	announced: () => void;
	log: Log;
};

/** What the handler cannot see in the request: the address at the other end of the socket, and how a page shows the form. */
export type Visit = { socketAddress: string; renderForm?: RenderForm };

/** Answers a request for /api/applications as the contract says. Never throws: what goes wrong is 503 and in the log. */
export async function handleApplication(request: Request, visit: Visit, around: Surroundings): Promise<Response> {
	const origin = originOf(request, around);
	if (request.method === "OPTIONS" && origin.kind === "allowed") return readableBy(origin, preflight());
	const audience: Audience = wantsPage(request.headers.get("accept"))
		? { kind: "browser", renderForm: visit.renderForm ?? listProblems }
		: { kind: "script" };
	try {
		return readableBy(origin, await answer(request, visit, around, origin, audience));
	} catch (error) {
		around.log({ status: problems.unavailable.status, reason: reasonOf(error) });
		return readableBy(origin, await refused(problems.unavailable, audience, null));
	}
}

async function answer(
	request: Request,
	visit: Visit,
	around: Surroundings,
	origin: Origin,
	audience: Audience,
): Promise<Response> {
	const refuse = (problem: Problem, entries: Entries | null = null, reason?: string) => {
		around.log({ status: problem.status, ...(reason === undefined ? {} : { reason }) });
		return refused(problem, audience, entries);
	};
	if (request.method !== "POST") return refuse(problems.method);

	const body = await readBody(request);
	if (body === "too large") return refuse(problems.tooLarge);
	if (body === "too slow") return refuse(problems.tooSlow);
	if (body === "cut off") return refuse(problems.unreadable);

	const parse = parserFor(request.headers);
	if (!parse) return refuse(problems.type);
	if (origin.kind === "foreign") return refuse(problems.origin);

	const entries = await parse(body);
	try {
		const now = around.now();
		const wait = await secondsToWait(request, visit, around, now);
		if (wait > 0) return refuse(tooMany(wait), entries);
		if (!entries) return refuse(problems.unreadable);

		const held = isTrapped(entries);
		const context = { thisYear: now.getUTCFullYear(), siteUrl: siteOf(request, entries, around) };
		const reading = readApplication(entries, context);
		if ("errors" in reading && !held) return refuse(wrongFields(reading.errors), entries);

		// What the trap holds is stored as it was typed, with or without faults: a person looks at it.
		const received =
			"errors" in reading ? { ...readAnswers(entries), submission_id: undefined } : answersOf(reading.application);
		const added = await store(received, held, now, around);
		if (added.outcome === "reused") return refuse(wrongFields([reusedSubmission]), entries);
		const status = added.outcome === "stored" ? 201 : 200;
		around.log({ status, reference: added.reference });
		return acknowledged(status, added, audience);
	} catch (error) {
		if (!(error instanceof StoreUnavailable)) throw error;
		return refuse(problems.unavailable, entries, error.reason);
	}
}

async function secondsToWait(request: Request, visit: Visit, around: Surroundings, now: Date): Promise<number> {
	if (around.rateLimit === null) return 0;
	const forwardedFor = request.headers.get("x-forwarded-for");
	const client = clientAddress(visit.socketAddress, forwardedFor, around.trustedProxies);
	return around.store.allow(client, around.rateLimit, now);
}

async function store(
	received: Omit<Answers, "submission_id"> & { submission_id?: string | undefined },
	held: boolean,
	now: Date,
	around: Surroundings,
): Promise<Exclude<Added, { outcome: "taken" }>> {
	const { submission_id: submissionId = null, ...answers } = received;
	const digest = createHash("sha256").update(JSON.stringify(answers)).digest("base64url");
	const announce = held ? [] : around.announce;
	for (let attempt = 0; attempt < 10; attempt++) {
		const reference = referenceFrom(around.randomBytes(referenceBytes));
		const submission = { reference, receivedAt: now, submissionId, digest, held, answers, announce };
		const added = await around.store.add(submission);
		if (added.outcome === "taken") continue;
		if (added.outcome === "stored" && announce.length > 0) around.announced();
		return added;
	}
	throw new StoreUnavailable("ten references in a row were taken");
}

function isTrapped(entries: Entries): boolean {
	const filled = entries.filter(([name]) => name === trapName).map(([, value]) => value);
	return filled.some((value) => (typeof value === "string" ? value.trim() !== "" : value !== null));
}

/** Whose links to the estimator count as ours: the public address's, or the one under which the request came in. */
function siteOf(request: Request, entries: Entries, { siteUrl }: Surroundings): string {
	const { origin } = new URL(request.url);
	const isFromHere = ([name, value]: Entries[number]) =>
		name === "estimate" && typeof value === "string" && value.startsWith(`${origin}/`);
	return entries.some(isFromHere) ? origin : siteUrl;
}

/** Lets the pages of an allowed origin read the response (Fetch standard, CORS protocol). */
function readableBy(origin: Origin, response: Response): Response {
	response.headers.append("vary", "Origin, Accept");
	if (origin.kind === "allowed") {
		response.headers.set("access-control-allow-origin", origin.origin);
		response.headers.set("access-control-expose-headers", "Retry-After");
	}
	return response;
}

function preflight(): Response {
	const headers = {
		"access-control-allow-methods": "POST",
		"access-control-allow-headers": "Content-Type, Accept",
		"access-control-max-age": "7200",
	};
	return new Response(null, { status: 204, headers });
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
