import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RenderForm } from "#endpoint/http/responses.ts";
import type { EstimateCard } from "#program/estimate/estimate-card.ts";
import { type BuiltTerms, builtTermsFile, builtTermsSchema } from "#program/facts/built-terms.ts";
import { onDemand } from "#program/on-demand.ts";
import { type HeaderFacts, headerFactsFile } from "#publishing/headers.ts";
import type { AnswerForQuery } from "#server/estimate/answers.ts";
import { askBuild, pagesShare } from "#server/estimate/ask-build.ts";
import { cardAddress, drawingLimits, estimateCards, picturesShare } from "#server/estimate/cards.ts";
import { filledForms, formAddress } from "#server/estimate/filled-form.ts";
import { sentPages } from "#server/estimate/sent-pages.ts";
import { readSiteFiles, type SiteFiles } from "#server/files/site-files.ts";
import { type Confirmation, confirmationAddress, confirmations } from "#server/rendering/confirmation-page.ts";
import { blankForm, partFormPage, withForm } from "#server/rendering/form-page.ts";
import { type Renderer, startRenderer } from "#server/rendering/renderer.ts";

/** A build as it is served: all its files, and what renders its pages on demand where its form posts to our own endpoint. */
export type Build = SiteFiles & {
	facts: HeaderFacts;
	/** The path under which the site lies, "" at the root of its host. */
	base: string;
	renderer: Renderer | null;
	/** The terms that it was made of; null where the build did not record them. */
	terms: BuiltTerms | null;
	/** Every version of the terms that it knows, announced ones too; null where the build did not record them. */
	programVersions: readonly string[] | null;
	/** Shows the form again; null where there is no renderer. */
	renderForm: RenderForm | null;
	/** The page that confirms an application, for its query; null where there is no renderer. */
	confirmation: Confirmation | null;
	/** The addresses that show something else for a query. */
	queried: ReadonlyMap<string, AnswerForQuery>;
	/** Ends the threads that render and draw, once they have done what waits. */
	close: () => Promise<void>;
};

/** The file by which a finished build is known: it is written last. */
export const buildMark = (root: string) => join(root, "dist", headerFactsFile);

/** A link as many are, to be tried. */
const someLink = "?tier=reseller&pu.customers=1&pu.revenue=1000";

/** A picture of no estimate: the first of a thread takes long, because all that it needs is read. */
const blankCard: EstimateCard = { notice: null, scenarios: [], ladderEnd: 1, terms: "", sender: null };

/** The module that draws pictures: it renders as a build does, and is loaded at the start. */
const drawingEntry = new URL("../../publishing/pictures/card-renderer.ts", import.meta.url).href;

/** Reads the build of `root` and tries its pages on demand. Throws a sentence when there is none, or not all of it. */
export async function loadBuild(root: string): Promise<Build> {
	if (!existsSync(buildMark(root))) throw new Error('The site is not built yet. Run "npm run build" first.');
	const facts: HeaderFacts = JSON.parse(readFileSync(buildMark(root), "utf8"));
	const base = new URL(facts.siteUrl).pathname.replace(/\/$/, "");
	const files = readSiteFiles(join(root, "dist/client"), facts);
	const termsFile = join(root, "dist", builtTermsFile);
	const terms = existsSync(termsFile) ? builtTermsSchema.parse(JSON.parse(readFileSync(termsFile, "utf8"))) : null;
	const programVersions = terms?.versions.map(({ version }) => version) ?? null;
	if (facts.formOrigin !== null)
		return {
			...files,
			facts,
			base,
			terms,
			programVersions,
			renderer: null,
			renderForm: null,
			confirmation: null,
			queried: new Map(),
			close: async () => undefined,
		};

	const entry = join(root, "dist/server/entry.mjs");
	if (!existsSync(entry)) throw new Error('The build has a form but not its endpoint. Run "npm run build" again.');
	const renderer = startRenderer(pathToFileURL(entry).href);
	const pictures = startRenderer(drawingEntry, drawingLimits);
	// Drawn beside the pages below. A server whose pictures cannot be drawn serves all else: who asks for one hears of it.
	const firstPicture = pictures.render({ url: `${facts.siteUrl}${cardAddress}`, form: blankCard }).catch(() => null);
	const close = async () => {
		await Promise.all([renderer.close(), pictures.close()]);
	};
	try {
		// What stays of the pages is parted now: who posts a wrong form is answered with little work, also when many do.
		const textOf = (address: string) => files.files.get(address)?.plain.body.toString() ?? "";
		const page = partFormPage(textOf(formAddress));
		const confirmation = await confirmations(textOf(confirmationAddress), facts);
		const urlOf = (path: string) => new URL(path, facts.siteUrl).href;
		// Once asked, all that is rendered is in memory with what it needs, whatever becomes of the files.
		const renderForm: RenderForm = async (form) => {
			const { status, body } = await renderer.render({ url: urlOf(onDemand.form), form });
			if (status !== 200) throw new Error(`the form was answered with ${status}`);
			return withForm(page, form, body);
		};
		await renderForm(blankForm);
		const [ofPages, ofPictures] = [pagesShare(), picturesShare()];
		const asking = (path: string, share = ofPages) => askBuild(renderer, urlOf(path), share);
		const pages = sentPages(asking(onDemand.sentEstimate), facts, files.files);
		const forms = filledForms(asking(onDemand.filledForm), facts, files.files);
		const card = estimateCards(asking(onDemand.sentCard, ofPictures), pictures, facts, ofPictures);
		// The first of each takes long, because all that it needs is read.
		await Promise.all([pages.get("/estimate/")?.(someLink), forms?.(someLink), firstPicture]);
		const queried = new Map([
			...pages,
			[cardAddress, card] as const,
			...(forms ? [[formAddress, forms] as const] : []),
		]);
		return { ...files, facts, base, terms, programVersions, renderer, renderForm, confirmation, queried, close };
	} catch (error) {
		await close();
		throw new Error(unfit(error));
	}
}

/** What whoever runs the server is told of a build that was read but does not do what the server asks of it. */
function unfit(error: unknown): string {
	// A thread reports a fault with its places; the sentence is the first line.
	const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
	return `The build cannot be served: ${reason.replace(/\.$/, "")}. If it was made by another version of the project than the server’s, run "npm run build" again and restart the server.`;
}
