import { countOfLinks, textOfHtml } from "#program/estimate/audit/html-text.ts";

/** The text that was pasted or dropped: its HTML's where the plain one has fewer addresses of the estimator, or cut ones. */
export function handedText({ plain, html }: { plain: string; html: string }): string {
	const rich = textOfHtml(html);
	const isCut = /estimate\/?\?\S*(?:…|\.\.\.)/i.test(plain);
	return countOfLinks(rich) > countOfLinks(plain) || (isCut && countOfLinks(rich) > 0) ? rich : plain;
}
