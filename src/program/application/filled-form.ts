import * as z from "zod";

/** The query of a link to the form, with its question mark, that the server asks the build for. */
export const filledLinkSchema = z.object({ search: z.string() });

/** What is said of an attached estimate beside its link: its figures, and who sent it when; null where nothing is. */
export const attachedSchema = z.object({ figures: z.string(), sender: z.string().nullable() }).nullable();
export type Attached = z.infer<typeof attachedSchema>;

/** The form as a link to it fills it in, and how such a link introduces itself where it is pasted. */
export const filledFormSchema = z.object({
	/** null where it is introduced as any link to the form. */
	preview: z
		.object({
			title: z.string(),
			description: z.string(),
			/** The address within the site of the form with what is shown of it, and of the picture. */
			address: z.string(),
			picture: z.string(),
		})
		.nullable(),
	/** It has what one person sent another. */
	isPrivate: z.boolean(),
	attached: attachedSchema,
	/** Markup of the form. */
	form: z.string(),
});
export type FilledForm = z.infer<typeof filledFormSchema>;

/** Nothing where the link fills in nothing. */
export const filledAnswerSchema = filledFormSchema.nullable();
