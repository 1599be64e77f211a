import { getCollection } from "astro:content";
import type { APIRoute, GetStaticPaths } from "astro";
import * as z from "zod";
import { programSchema } from "#program/facts.ts";

/** The JSON Schema of the published facts: what each key means, with units and ranges. */
export const getStaticPaths = (async () =>
	(await getCollection("program"))
		.filter(({ id }) => id !== "current")
		.map(({ id }) => ({ params: { version: id } }))) satisfies GetStaticPaths;

const published = programSchema.extend({ $schema: z.string().optional().describe("Address of this schema") });

/** How a link to the estimator is computed from these facts, for those who recompute one. */
const description = `Facts of the partnership program. A link to the estimator (/estimate/?terms=<version>&…) is computed from them with exact decimals:
each rate has low and high, the ends of its range, and expected = low + (high − low) × position ÷ 100 (for joint, jg.contribution takes the place of position).
platform: customers(1) = pu.customers, customers(m) = customers(m−1) × (1 − pu.churn ÷ 100) + pu.new, not rounded; base = customers(m) × pu.revenue; rate = the share of the tier; paid every month.
implementation: the k-th of im.projects a year starts in month 1 + floor((k − 1) × 12 ÷ im.projects) of the year and completes im.duration − 1 months later; base = the im.fee of the projects that complete in a month.
referral: the k-th of rf.referrals a year is signed in month 1 + floor((k − 1) × 12 ÷ rf.referrals); base = the rf.value signed in a month.
joint: revenue(1) = jg.revenue, revenue(m) = revenue(m−1) × (1 + jg.growth ÷ 100), not rounded; paid every month.
A payment = base × rate, rounded once to the cent, half up; every total is the sum of rounded payments.`;

export const GET: APIRoute = ({ params, site }) =>
	new Response(
		JSON.stringify(
			{
				$id: new URL(`/program/${params.version}.schema.json`, site).href,
				title: "Mamey partnership program",
				...z.toJSONSchema(published),
				description,
			},
			null,
			"\t",
		),
		{ headers: { "Content-Type": "application/schema+json" } },
	);
