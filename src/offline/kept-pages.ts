import { escapeHtml } from "#program/escape-html.ts";
import type { BuiltTerms } from "#program/facts/built-terms.ts";
import { programDay, type Superseding, supersedingTerms } from "#program/facts/versions.ts";
import { longDate } from "#program/format.ts";

/** What the worker of a build knows of it. */
export interface OfflineFacts {
	/** Path under which the site lies, "" at the root of its host. */
	base: string;
	terms: Pick<BuiltTerms, "inForce" | "versions" | "timeZone">;
}

/** The page that answers for one that was not kept, within the site. */
export const offlinePage = "/offline/";

/**
 * Whether the page at an address within the site is kept once it was read. Not what an applicant was answered with, nor the estimator
 * in the frame of another site; addresses with an ending are files.
 */
export function isKeptPage(address: string): boolean {
	return (
		!/^\/(api|embed|apply\/(again|confirmed|received)|offline)(\/|$)/.test(address) &&
		!/\.(?!html$)[a-z0-9]+$/i.test(address)
	);
}

/** Whether an answer may be kept as a page: whole, from its own address, and neither one person's nor one that nobody is to store. */
export function mayBeKept(response: Response): boolean {
	return (
		response.status === 200 &&
		!response.redirected &&
		(response.headers.get("Content-Type") ?? "").startsWith("text/html") &&
		!/private|no-store/.test(response.headers.get("Cache-Control") ?? "")
	);
}

/** The terms that are in force now where those of the kept pages are not any more, by the calendar that counts; null while they are. */
export function supersededNow({ terms }: OfflineFacts, now: Date): Superseding | null {
	return supersedingTerms(terms, programDay({ PROGRAM_TIME_ZONE: terms.timeZone }, now));
}

/** A kept page, which says above its content that it is one, from which day, and which terms were in force then. */
export function keptPage(html: string, kept: Date, { terms }: OfflineFacts): string {
	const day = longDate(programDay({ PROGRAM_TIME_ZONE: terms.timeZone }, kept));
	return withNotice(
		html,
		`<strong>The site cannot be reached.</strong> This is the page as it was on ${day}, when program terms ${terms.inForce} were in force.`,
	);
}

/** A page that was read and is kept. */
export interface KeptTitle {
	title: string;
	/** Path on the host. */
	path: string;
}

/** The page for what was not kept, with links to what was; while other terms are in force than the kept pages show, with why not. */
export function missingPage(html: string, pages: readonly KeptTitle[], superseding: Superseding | null): string {
	if (superseding) {
		const { shown, version, since } = superseding;
		return withNotice(
			html,
			`The pages that are kept on this device show program terms ${shown}. Terms ${version} have been in force since ${longDate(since)}, so they are not shown.`,
		);
	}
	const links = pages.map(({ title, path }) => `<li><a href="${escapeHtml(path)}">${title}</a></li>`);
	return html.replace(
		/<div id="kept-pages">/,
		(place) => `${place}${links.length > 0 ? `<h2>Kept on this device</h2><ul>${links.join("")}</ul>` : ""}`,
	);
}

/** The title of a page without the site's name, as HTML. */
export function titleOf(html: string): string {
	return (/<title>([^<]*?)(?: \| [^|<]*)?<\/title>/.exec(html)?.[1] ?? "").trim();
}

/** The look is in the page, since a build without this has nothing of it. */
const look =
	"margin:0;padding:var(--space-3) var(--sl-content-pad-x,1rem);border-block-end:1px solid var(--line);background:var(--sunk);color:var(--ink)";

function withNotice(html: string, sentence: string): string {
	return html.replace(/<main\b[^>]*>/, (main) => `${main}<p style="${look}">${sentence}</p>`);
}
