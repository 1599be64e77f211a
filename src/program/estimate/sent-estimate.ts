import * as z from "zod";

/** What a sent link is asked for by the server, as the page that shows it needs it. */
export const sentLinkSchema = z.object({
	/** The query of the address, with its question mark. */
	search: z.string(),
	/** Within a frame of another site. */
	isEmbedded: z.boolean(),
});
export type SentLink = z.infer<typeof sentLinkSchema>;

/** A sent link in a page: how it introduces itself, the calculator with its scenarios, and the same to be read without script. */
export const sentEstimateSchema = z.object({
	title: z.string(),
	description: z.string(),
	/** The query under which it is known: what is the estimator's alone, with a checksum where the link came whole. */
	query: z.string(),
	/** Markup of the calculator. */
	calculator: z.string(),
	/** Markup of the document. */
	document: z.string(),
});
export type SentEstimate = z.infer<typeof sentEstimateSchema>;

/** Nothing where the link has no scenario: the page with its example is the answer then. */
export const sentAnswerSchema = sentEstimateSchema.nullable();
