import * as z from "zod";
import { percentRange } from "#program/format.ts";
import type { Program } from "./facts.ts";

/** published.yaml: for each version that links may name, the figures that money depends on, as they were published. */
export const publishedFiguresSchema = z.record(
	z.string().describe("Version of the terms"),
	z.record(z.string().describe("Name of the figure"), z.string().describe("The figure as published")),
);
export type PublishedFigures = z.infer<typeof publishedFiguresSchema>;

/** A figure that money depends on, at the place of the facts where it is written. */
interface MoneyFigure {
	file: "tiers" | "revenue";
	path: readonly (string | number)[];
	text: string;
}

/** The figures of a version that money depends on, by name: shares of the tiers, rates of the models, commitments. */
function figuresByName({ tiers, revenue }: Program): Map<string, MoneyFigure> {
	return new Map([
		...tiers.flatMap(({ key, share, commitment }, at): [string, MoneyFigure][] => [
			[`${key} share`, { file: "tiers", path: [at, "share"], text: percentRange(share) }],
			[`${key} commitment`, { file: "tiers", path: [at, "commitment"], text: commitment.text }],
		]),
		...revenue.flatMap(({ key, rate, paid }, at): [string, MoneyFigure][] => [
			[`${key} rate`, { file: "revenue", path: [at, "rate"], text: rate === "by tier" ? rate : percentRange(rate) }],
			[`${key} paid`, { file: "revenue", path: [at, "paid"], text: paid }],
		]),
	]);
}

/** The figures of a version that money depends on, by name, as they are recorded. */
export function moneyFigures(program: Program): Record<string, string> {
	return Object.fromEntries([...figuresByName(program)].map(([name, { text }]) => [name, text]));
}

/** A figure that is not what was published under its version. */
export interface FigureChange {
	/** Such as "reseller share". */
	name: string;
	/** Null for one that was not published. */
	was: string | null;
	/** Null for one that the facts have no more. */
	is: string | null;
	/** Where the facts have it; null where they have it no more. */
	at: Omit<MoneyFigure, "text"> | null;
}

/** Each figure of `program` that differs from what was published under its version. */
export function changedFigures(program: Program, published: PublishedFigures): FigureChange[] {
	const before = published[program.terms.version];
	if (!before) return [];
	const now = figuresByName(program);
	return [...new Set([...Object.keys(before), ...now.keys()])].flatMap((name): FigureChange[] => {
		const figure = now.get(name);
		const was = before[name] ?? null;
		if (was === (figure?.text ?? null)) return [];
		return [{ name, was, is: figure?.text ?? null, at: figure ? { file: figure.file, path: figure.path } : null }];
	});
}
