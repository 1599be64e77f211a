import * as z from "zod";
import { tierKeys } from "#program/facts/keys.ts";

const share = z.number();

/** What the picture of an estimate shows, in words; what is drawn has its places between 0 and 1. */
export const estimateCardSchema = z.object({
	/** That the link did not come whole; null where it did. */
	notice: z.string().nullable(),
	/** One to three side by side; none where nothing of the link could be read. */
	scenarios: z.array(
		z.object({
			/** What the sender or the page calls it; null where it goes by its tier alone. */
			label: z.string().nullable(),
			/** What it is called where the typeface lacks a character of that. */
			otherwise: z.string(),
			tier: z.enum(tierKeys),
			tierName: z.string(),
			/** Its version of the terms; null where all scenarios have the same. */
			terms: z.string().nullable(),
			length: z.string(),
			/** ISO 4217, for the amounts, which begin with its sign. */
			currency: z.string(),
			expected: z.string(),
			/** The ends of the range; null where there is none. */
			range: z.object({ low: z.string(), high: z.string() }).nullable(),
			/** The share of the tier in percent, and what is expected of it. */
			share: z.object({ low: share, expected: share, high: share, label: z.string() }),
			/** The months as parts of the scale that all scenarios have. */
			months: z.array(z.object({ low: share, expected: share, high: share })),
		}),
	),
	/** Upper end of the ladder of shares, in percent. */
	ladderEnd: share,
	/** The terms, and what the figures are not. */
	terms: z.string(),
	/** Who sent it and when; null where the link does not say so. */
	sender: z.string().nullable(),
});
export type EstimateCard = z.infer<typeof estimateCardSchema>;

/** The query, with its question mark, whose picture is asked for. */
export const cardLinkSchema = z.object({ search: z.string() });
