import { getEntry } from "astro:content";
import type { APIRoute } from "astro";
import { withBase } from "#browser/base.ts";
import { guideOrder } from "#components/guide-order.ts";
import { currentProgram } from "#components/program.ts";
import { longDate } from "#program/format.ts";
import { everyState } from "#program/selection/selection.ts";

/** The index for language models (llmstxt.org): every page of the guide as Markdown, then the tools and the data. */
export const GET: APIRoute = async ({ site }) => {
	const { organisation, terms, selection } = await currentProgram();
	const address = (path: string) => new URL(withBase(path), site).href;
	const pages = await Promise.all(
		(await guideOrder()).map(async (id) => {
			const entry = await getEntry("docs", id);
			return `- [${entry?.data.title}](${address(`/${id}.md`)}): ${entry?.data.description}`;
		}),
	);
	const answered = everyState(selection)
		.filter(({ answers }) => answers.length > 0)
		.map(
			({ answers }) =>
				`- [Tier after the answers ${answers.join(", ")}](${address(`/find-your-tier/${answers.join("/")}.md`)})`,
		);
	return new Response(`# ${organisation.name} – Partnership Program Guide

> How companies become partners of ${organisation.name}: four tiers, their revenue shares, requirements and benefits, the process, and how to apply. Program terms ${terms.version}, effective ${longDate(terms.effective)}.

Every page is listed here as Markdown. Figures of the program are the same on every page; the JSON has them all.

## Guide

- [Home](${address("/index.md")}): the program at a glance
${pages.join("\n")}

## Tools

- [Find your tier](${address("/find-your-tier.md")}): the questions that lead to a tier
- [Estimate revenue](${address("/estimate.md")}): revenue share month by month; the whole state is in the link
- [Apply](${address("/apply.md")}): the application form

## Data

- [Facts of the program](${address(`/program/${terms.version}.json`)}): every figure as JSON, with its [JSON Schema](${address(`/program/${terms.version}.schema.json`)})
- [Program terms ${terms.version} on one page](${address(`/program/${terms.version}.md`)}): the terms in force, in words
- [The whole guide on one page](${address("/guide/print.md")}): every page of the guide, in its order

## Optional

${answered.join("\n")}
`);
};
