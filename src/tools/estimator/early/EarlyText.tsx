import { escapeHtml } from "#program/escape-html.ts";
import type { HeadlineTexts } from "#tools/estimator/result/headline-texts.ts";

/** A text of the headline that first-figure.ts may have written anew before script takes the page over. */
export function EarlyText({ of, texts }: { of: keyof HeadlineTexts; texts: HeadlineTexts }) {
	// Markup that came with the page is left as it is found; a text would first go back to what the page came with.
	// biome-ignore lint/security/noDangerouslySetInnerHtml: escaped.
	return <span data-early={of} dangerouslySetInnerHTML={{ __html: escapeHtml(texts[of]) }} />;
}
