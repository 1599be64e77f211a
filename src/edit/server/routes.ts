import * as z from "zod";
import { draw } from "#edit/checks/drawing.ts";
import { findingsOf } from "#edit/checks/findings.ts";
import { listFactFiles } from "#edit/facts/fact-files.ts";
import { listComponents } from "#edit/files/components.ts";
import { linkTargets } from "#edit/files/link-targets.ts";
import { listPages } from "#edit/files/pages.ts";
import { addPicture, readPicture } from "#edit/files/pictures.ts";
import type { Preview } from "#edit/preview/preview.ts";
import { team } from "#edit/team/changes.ts";
import { versionsOf } from "#edit/team/versions.ts";
import {
	currentTerms,
	factEffects,
	openedFacts,
	plannedTermsFiles,
	publishedTerms,
	savedFacts,
	startedTerms,
} from "./fact-routes.ts";
import { checkedText, openedPage, openedText, savedPage, savedText } from "./page-routes.ts";
import { donePlan, shownPlan } from "./plan-routes.ts";
import { Refusal } from "./refusal.ts";
import { sharedChanges, takenBack, versionTaken } from "./team-routes.ts";

/** What a route is given: the project's folder, the site's server, the query, and the request's body, which it parses itself. */
export interface Call {
	root: string;
	preview: Preview;
	query: URLSearchParams;
	body: unknown;
}

/** An answer that is no JSON. */
export class Bytes {
	readonly type: string;
	readonly bytes: Buffer;
	constructor(type: string, bytes: Buffer) {
		this.type = type;
		this.bytes = bytes;
	}
}

type Route = (call: Call) => unknown;

const fileOf = ({ query }: Call) => query.get("file") ?? "";

/** What the editor's page asks for, and does; each answer is JSON. */
export const routes: Readonly<Record<string, Route>> = {
	"GET overview": async ({ root }) => ({
		pages: listPages(root),
		components: listComponents(root),
		facts: listFactFiles(root).map(({ file, title, form }) => ({ file, title, hasForm: form !== null })),
		findings: await findingsOf(root),
	}),
	/** Answers when the site is served: a page that asked for it earlier would have no connection left for the editor. */
	"GET site": async ({ preview }) => {
		await preview.settled();
		return { fault: preview.fault() };
	},
	"GET findings": ({ root }) => findingsOf(root),
	"GET page": (call) => openedPage(call.root, fileOf(call)),
	"PUT page": ({ root, body }) => savedPage(root, body),
	"GET text": (call) => openedText(call.root, fileOf(call)),
	"PUT text": ({ root, body }) => savedText(root, body),
	"POST check": ({ root, body }) => checkedText(root, body),
	"GET facts": (call) => openedFacts(call.root, fileOf(call)),
	"PUT facts": ({ root, body }) => savedFacts(root, body),
	"POST effects": ({ root, body }) => factEffects(root, body),
	"GET terms": ({ root }) => currentTerms(root),
	"POST terms": ({ root, body }) => startedTerms(root, body),
	"POST terms/plan": ({ root, body }) => plannedTermsFiles(root, body),
	"POST terms/record": ({ root }) => publishedTerms(root),
	"POST plan": ({ root, body }) => shownPlan(root, body),
	"PUT plan": ({ root, body }) => donePlan(root, body),
	"GET team": ({ root }) => team(root),
	"POST team/take-back": ({ root, body }) => takenBack(root, body),
	"POST team/share": ({ root, body }) => sharedChanges(root, body),
	"GET versions": (call) => versionsOf(call.root, fileOf(call)),
	"POST versions": ({ root, body }) => versionTaken(root, body),
	"GET targets": ({ root }) => linkTargets(root),
	"GET picture": ({ root, query }) => {
		const picture = readPicture(root, query.get("page") ?? "", query.get("src") ?? "");
		if (!picture) throw new Refusal(404, "There is no such picture beside the page.");
		return new Bytes(picture.type, picture.bytes);
	},
	"POST picture": async ({ root, query, body }) => {
		if (!Buffer.isBuffer(body)) throw new Refusal(400, "The picture did not arrive. Try again.");
		return { src: await addPicture(root, query.get("page") ?? "", query.get("name") ?? "", body) };
	},
	"POST drawing": ({ root, body }) => {
		const { text, meta } = z.object({ text: z.string(), meta: z.string() }).parse(body);
		return draw(root, text, meta);
	},
};
