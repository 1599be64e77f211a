import { decodedEntities } from "#program/estimate/link/link-repair.ts";

const link = /<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([^<]*(?:<(?!\/?a\b)[^<]*)*)/gi;
const estimate = /estimate(?:\/|%2F)?(?:\?|%3F)/i;

/**
 * The text of HTML in which links are looked for, as mails have it and as programs put it on the clipboard. An address of the estimator
 * takes the place of the words that show it, which may be cut; other words are kept before it.
 */
export function textOfHtml(html: string): string {
	const text = html
		.replace(/<(style|script|title)\b[^<]*(?:<(?!\/\1)[^<]*)*/gi, " ")
		.replace(link, (_, double: string | undefined, single: string | undefined, words: string) => {
			const address = double ?? single ?? "";
			return estimate.test(address) ? `${estimate.test(words) ? "" : words} ${address} ` : words;
		})
		.replace(/<\/t[dh]>/gi, "\t")
		.replace(/<\/(?:p|div|li|tr|h\d)>|<br\b[^>]*>/gi, "\n")
		.replace(/<[^>]*>/g, "");
	return decodedEntities(text);
}

/** How many links to the estimator begin in a text. */
export function countOfLinks(text: string): number {
	return text.match(new RegExp(estimate, "gi"))?.length ?? 0;
}
