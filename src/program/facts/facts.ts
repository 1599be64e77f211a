import * as z from "zod";
import { modelKeys } from "#program/models/models.ts";
import { tierKeys } from "./keys.ts";
import { distinct } from "./schema/distinct.ts";
import { presetSlug } from "./schema/preset-slug.ts";
import { domain, key, lines, percentRangeSchema, phone, text, wholeRangeSchema } from "./schema/values.ts";

export type { TierKey } from "./keys.ts";
export { tierKeys } from "./keys.ts";

const tierKeySchema = z.enum(tierKeys);
const modelKeySchema = z.enum(modelKeys);

export type Range = Readonly<z.infer<typeof wholeRangeSchema>>;

/** terms.yaml: which version of the program the folder holds. */
export const termsSchema = z.strictObject({
	version: z
		.string()
		.regex(/^\d+\.\d+$/, 'write the version in quotation marks, such as "1.0"')
		.describe("Version of the program terms, named by links (terms=1.0)"),
	effective: z.iso.date().describe("First day on which this version holds, YYYY-MM-DD"),
	announced: z.iso
		.date()
		.optional()
		.describe("Day on which this version was published, YYYY-MM-DD; npm run terms writes it"),
	standIn: z
		.string()
		.optional()
		.describe("Version that takes the place of this one, which was withdrawn before its day; npm run terms writes it"),
});

/** organisation.yaml: who Mamey Technologies is, its figures, how to reach the partner team. */
export const organisationSchema = z.strictObject({
	name: text.describe("Legal name as it is written in sentences"),
	website: domain.describe("Domain of the organisation's own site"),
	tagline: text.describe("The closing line of the guide"),
	figures: z.strictObject({
		corePlatforms: z.int().positive().describe("Platforms that exist today"),
		futurePlatforms: z.int().min(0).describe("Platforms that are planned"),
		libraries: z.int().positive().describe("Proprietary libraries, at least"),
		useCases: z.int().positive().describe("Use cases, at least"),
		corePercentComplete: z.int().min(0).max(100).describe("How much of MameyNode's core is complete, in percent"),
		transactionsPerSecond: z.int().positive().describe("MameyNode's throughput, at least"),
		finalityMilliseconds: z.number().positive().describe("MameyNode's time to finality"),
	}),
	contact: z.strictObject({
		email: z.email().describe("Address of the partner team"),
		portal: domain.describe("Domain of the partner portal"),
		community: text.describe("Where partners talk to one another"),
		phone: phone.describe("Phone for inquiries, or null while there is none"),
		supportPhone: phone.describe("Phone for support, or null while there is none"),
		team: z
			.array(
				z.strictObject({
					role: text.describe("What this person does"),
					name: text.nullable().describe("Name, or null while it is not public"),
				}),
			)
			.describe("People of the partnership team"),
	}),
});

const revenueLineSchema = z.strictObject({
	text: text.describe("The line as the guide has it"),
	models: z.array(modelKeySchema).describe("Revenue models that this line stands for; empty when it has no rate"),
});

const commitmentSchema = z.discriminatedUnion("counts", [
	z.strictObject({
		counts: z.enum(["integrations", "implementations"]).describe("What is counted in a year"),
		minimum: z.int().positive().describe("At least so many a year"),
		text: text.describe("The commitment in words; {minimum} stands for the figure"),
	}),
	z.strictObject({
		counts: z.literal("sales").describe("What is counted in a year"),
		minimum: z.int().positive().describe("At least so many US dollars a year"),
		text: text.describe("The commitment in words; {minimum} stands for the figure"),
	}),
	z.strictObject({
		counts: z.literal("plan").describe("Nothing is counted"),
		text: text.describe("The commitment in words"),
	}),
]);
export type Commitment = z.infer<typeof commitmentSchema>;

const tierSchema = z.strictObject({
	key: tierKeySchema.describe("Key of the tier in links and in the application"),
	number: z.int().positive().describe("The tier's number in the guide"),
	name: text.describe("Short name, as in diagrams and tables"),
	title: text.describe("Full name, as in headings"),
	slug: key.describe("Last part of the tier page's address"),
	focus: text.describe("Focus in one word"),
	overview: text.describe("The tier in one sentence"),
	share: percentRangeSchema.describe("Revenue share on platform usage"),
	investment: z.strictObject({
		level: text.describe("How much the partner invests"),
		detail: text.describe("In what"),
	}),
	bestFor: lines.describe("Who this tier suits"),
	requirements: lines.describe("What the tier asks for"),
	benefits: lines.describe("What the tier brings; {share} stands for the share"),
	revenue: z.array(revenueLineSchema).min(1).describe("How the partner earns"),
	commitment: commitmentSchema.describe("Minimum commitment a year"),
});
export type Tier = z.infer<typeof tierSchema>;

/** tiers.yaml: the tiers in the guide's order, each key once. */
export const tiersSchema = z
	.array(tierSchema)
	.length(tierKeys.length)
	.refine((tiers) => new Set(tiers.map((tier) => tier.key)).size === tierKeys.length, {
		message: `each of ${tierKeys.join(", ")} must be here exactly once`,
	})
	.superRefine(distinct("number", ({ number }) => number, "another tier has it"))
	.superRefine(distinct("name", ({ name }) => name, "another tier has it"))
	.superRefine(
		distinct("slug", ({ slug }) => slug, "another tier has it, and one of their pages could not be reached"),
	);

const targetSchema = z.union(
	[
		z.strictObject({ question: key.describe("Key of the next question") }),
		z.strictObject({
			tier: tierKeySchema.describe("The tier that this answer leads to"),
			nearest: z.boolean().optional().describe("true when the tier is only the nearest one, not a fit"),
		}),
	],
	`write { question: <key of a question> } or { tier: ${tierKeys.join(" | ")} }`,
);
export type SelectionTarget = z.infer<typeof targetSchema>;

const answerSchema = z.strictObject({
	to: targetSchema.describe("Where this answer leads"),
	said: text.describe('The answer repeated to the visitor, after "you": "are a technology company"'),
	contradicts: lines
		.optional()
		.describe("Requirements of tiers that somebody who answers so does not meet, word for word"),
});

const questionSchema = z.strictObject({
	key: key.describe("Stable key; published addresses are recorded with it"),
	node: z
		.string()
		.regex(
			/^(?!(START|APPLY|T\d+|END)$)[A-Z][A-Z0-9_]*$/,
			"use capitals, such as TECH; START, APPLY, END and T1 are taken",
		)
		.describe("Name of the node in the flowchart"),
	label: lines.describe("The question in the flowchart, line by line"),
	text: text.describe("The question in the wizard"),
	help: text.describe("A sentence of help, drawn from what the guide says of the tiers"),
	yes: answerSchema,
	no: answerSchema,
});
export type SelectionQuestion = z.infer<typeof questionSchema>;

/** selection.yaml: the decision graph behind flowchart and wizard. Faults of the graph: `selection.ts`. */
export const selectionSchema = z.strictObject({
	start: z.strictObject({
		label: lines.describe("First node of the flowchart"),
		question: key.describe("Key of the first question"),
	}),
	questions: z.array(questionSchema).min(1),
	end: z.strictObject({ label: lines.describe("Last node of the flowchart") }),
});
export type Selection = z.infer<typeof selectionSchema>;

const revenueModelSchema = z.strictObject({
	key: modelKeySchema.describe("Key of the model in links"),
	number: z.int().positive().describe("The model's number in the guide"),
	name: text.describe("Name of the model"),
	structure: text.describe("What the share is taken of, in words"),
	rate: z
		.union([z.literal("by tier"), percentRangeSchema])
		.describe('The rate, or "by tier" where it is each tier\'s revenue share'),
	rateLabel: text.describe('What the guide calls the rate: "Share" or "Fee"'),
	rateText: text.describe("The rate in words; {rate} stands for the figure"),
	paid: z.enum(["monthly", "on completion", "on signing"]).describe("When the partner is paid"),
	payment: text.describe("When the partner is paid, in the guide's words"),
});
export type RevenueModel = z.infer<typeof revenueModelSchema>;

/** revenue.yaml: the revenue models that these terms have, in the guide's order; not every version has each that is known. */
export const revenueSchema = z
	.array(revenueModelSchema)
	.min(1)
	.max(modelKeys.length)
	.refine((models) => new Set(models.map((model) => model.key)).size === models.length, {
		message: `each of ${modelKeys.join(", ")} may be here once`,
	});

const stepSchema = z.strictObject({
	key: key.describe("Key of the step"),
	number: z.int().positive().describe("The step's number in the guide"),
	name: text.describe("Name of the step"),
	summary: lines.describe("The step in a few words each, as in the flowchart"),
	weeks: wholeRangeSchema.nullable().describe("How long the step takes, in weeks; null when it has no end"),
});
export type ProcessStep = z.infer<typeof stepSchema>;

/** process.yaml: the steps from application to growth. */
export const processSchema = z.array(stepSchema).min(1);

/** requirements.yaml: what every partner and what partners of a role must bring. */
export const requirementsSchema = z.strictObject({
	minimumYears: z.int().positive().describe("A company exists at least so many years"),
	groups: z
		.array(
			z.strictObject({
				key: key.describe("Key of the group"),
				name: text.describe("Name of the group"),
				tiers: z.array(tierKeySchema).min(1).describe("Tiers that the group is asked of"),
				for: text.nullable().describe("Whom it is asked of, in words; null for everybody"),
				items: lines.describe("The requirements; {minimumYears} stands for the figure"),
			}),
		)
		.min(1),
});

/** agreement.yaml: the standard terms of the partnership agreement. */
export const agreementSchema = z.strictObject({
	durationYears: wholeRangeSchema.describe("How long a partnership lasts, in years"),
	noticeDays: wholeRangeSchema.describe("Notice of termination, in days"),
	renewal: text.describe("How the agreement is renewed"),
	exclusivity: text.describe("Whether it is exclusive"),
});

const resultSchema = z.union([
	z.strictObject({
		dollars: z.int().positive().describe("At least so many US dollars"),
		text: text.describe("{figure} stands for the amount"),
	}),
	z.strictObject({
		count: z.int().positive().describe("At least so many"),
		text: text.describe("{figure} stands for the number"),
	}),
]);

/** stories.yaml: success stories, one a tier at most. */
export const storiesSchema = z
	.array(
		z.strictObject({
			tier: tierKeySchema.describe("Tier of the partner"),
			title: text.describe("Heading of the story"),
			partner: text.nullable().describe("Name of the partner, or null while it is not public"),
			anonymous: text.describe("What the partner is called while the name is null"),
			workLabel: text.describe("Kind of the work"),
			work: text.describe("What was built, deployed or sold"),
			results: z.array(resultSchema).min(1),
		}),
	)
	.refine((stories) => new Set(stories.map(({ tier }) => tier)).size === stories.length, {
		message: "each tier may have one story",
	});

/** presets.yaml: first scenarios of the estimator, written with the parameters of a link. */
export const presetsSchema = z
	.array(
		z.strictObject({
			name: text
				.refine((name) => presetSlug(name) !== "", {
					message: "letters or digits are needed, which make the address of its page",
				})
				.describe("Name of the preset"),
			note: text.describe("Whom it resembles, in a few words"),
			parameters: z
				.record(z.string(), z.union([z.string(), z.number()]))
				.describe("Parameters of a link with their values, such as tier and pu.customers"),
		}),
	)
	.min(1)
	.superRefine(
		distinct(
			"name",
			({ name }) => presetSlug(name),
			"its letters and digits make the address of its page, and another one has the same",
		),
	);

/** Every file of a folder of facts, by its name without `.yaml`. */
export const programSchema = z.strictObject({
	terms: termsSchema,
	organisation: organisationSchema,
	tiers: tiersSchema,
	selection: selectionSchema,
	revenue: revenueSchema,
	process: processSchema,
	requirements: requirementsSchema,
	agreement: agreementSchema,
	stories: storiesSchema,
	presets: presetsSchema,
});
export type Program = z.infer<typeof programSchema>;
