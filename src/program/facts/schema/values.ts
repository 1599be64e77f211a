// Values that several files of the facts have.
import * as z from "zod";

/** A text that says something, with no Markdown or HTML in it: pages, diagrams and tools show it as it is written. */
export const text = z
	.string()
	.trim()
	.min(1)
	.refine((value) => !/\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\)|<\/?[a-z]+\b[^>]*>|&[a-z]+;/i.test(value), {
		message: "facts have no bold letters, links or signs of HTML, which would be shown as they are written",
	});
/** Such texts, at least one. */
export const lines = z.array(text).min(1);
/** A domain, as links are made of. */
export const domain = text.refine((value) => /^[^\s:/@]+\.[^\s:/@]+$/.test(value), {
	message: "write the domain alone, such as partners.example.com, without https:// and what follows",
});
/** A phone number; null while there is none. */
export const phone = text
	.refine((value) => /\d.*\d.*\d/.test(value), { message: "write a phone number, or null while there is none" })
	.nullable();
/** A key, as addresses and links have it. */
export const key = z
	.string()
	.regex(/^[a-z][a-z0-9-]*$/, "use lower-case letters, digits and hyphens, such as technology-company");

const lowToHigh = <Shape extends { low: number; high: number }>({ low, high }: Shape) => low <= high;
const lowToHighMessage = { message: "low must not be above high", path: ["high"] };

const percent = z.number().min(0).max(100).multipleOf(0.01);
/** A range of a share or a fee. */
export const percentRangeSchema = z
	.strictObject({
		low: percent.describe("Lower end, in percent from 0 to 100, up to 2 decimals"),
		high: percent.describe("Upper end, in percent from 0 to 100, up to 2 decimals"),
	})
	.refine(lowToHigh, lowToHighMessage);

/** A range of whole numbers. */
export const wholeRangeSchema = z
	.strictObject({
		low: z.int().min(0).describe("Lower end, a whole number"),
		high: z.int().min(0).describe("Upper end, a whole number"),
	})
	.refine(lowToHigh, lowToHighMessage);
