import * as z from "zod";
import type { Program } from "./facts.ts";
import { percentRange } from "./format.ts";

/** published.yaml: for each version that links may name, the figures that money depends on, as they were published. */
export const publishedFiguresSchema = z.record(
	z.string().describe("Version of the terms"),
	z.record(z.string().describe("Name of the figure"), z.string().describe("The figure as published")),
);
export type PublishedFigures = z.infer<typeof publishedFiguresSchema>;

/** The figures of a version that money depends on, by name: shares of the tiers, rates of the models, commitments. */
export function moneyFigures({ tiers, revenue }: Program): Record<string, string> {
	return Object.fromEntries([
		...tiers.flatMap(({ key, share, commitment }) => [
			[`${key} share`, percentRange(share)],
			[`${key} commitment`, commitment.text],
		]),
		...revenue.flatMap(({ key, rate, paid }) => [
			[`${key} rate`, rate === "by tier" ? rate : percentRange(rate)],
			[`${key} paid`, paid],
		]),
	]);
}

/** One sentence for each figure of `program` that differs from what was published under its version. */
export function changedFigures(program: Program, published: PublishedFigures): string[] {
	const { version } = program.terms;
	const before = published[version];
	if (!before) return [];
	const now = moneyFigures(program);
	return Object.keys({ ...before, ...now })
		.filter((name) => before[name] !== now[name])
		.map(
			(name) =>
				`${name} is ${now[name] ?? "missing"}, but terms ${version} were published with ${before[name] ?? "no such figure"}. ` +
				`Links that were sent must keep their numbers: put the figure back, or start a new version with "npm run terms -- new".`,
		);
}
