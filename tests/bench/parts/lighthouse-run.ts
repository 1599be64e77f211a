import { type LaunchedChrome, launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { browserArguments, findOrInstallBrowser } from "#tests/tooling/browser.ts";

export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof categories)[number], number>;

/** The result of one run of Lighthouse: scores of 0–100, the audits that cost points, and paints in milliseconds. */
export interface Measured {
	scores: Scores;
	short: string[];
	firstPaint: number;
	largestPaint: number;
}

/** A browser without a window, for Lighthouse to speak to. */
export async function launchBrowser(): Promise<LaunchedChrome> {
	return launch({
		chromePath: await findOrInstallBrowser(),
		chromeFlags: ["--headless", ...browserArguments],
		logLevel: "silent",
	});
}

/** One run of Lighthouse's mobile preset. */
export async function measure(url: string, port: number): Promise<Measured> {
	const result = await lighthouse(url, { port, logLevel: "silent", onlyCategories: [...categories] });
	if (!result) throw new Error(`Lighthouse gave no result for ${url}.`);
	const { lhr } = result;
	const score = (category: keyof Scores) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
	const costing = new Set(
		categories.flatMap((category) =>
			(lhr.categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0).map(({ id }) => id),
		),
	);
	const short = Object.values(lhr.audits)
		.filter(({ id, score }) => costing.has(id) && score !== null && score < 0.9)
		.map(({ title, displayValue }) => `${title}${displayValue ? ` (${displayValue})` : ""}`);
	return {
		scores: {
			performance: score("performance"),
			accessibility: score("accessibility"),
			"best-practices": score("best-practices"),
			seo: score("seo"),
		},
		short,
		firstPaint: lhr.audits["first-contentful-paint"]?.numericValue ?? Number.NaN,
		largestPaint: lhr.audits["largest-contentful-paint"]?.numericValue ?? Number.NaN,
	};
}

/** The middle one of what was measured; a run in which a busy browser painted nothing has measured nothing. */
export function median(values: readonly number[]): number {
	const measured = values.filter(Number.isFinite).toSorted((a, b) => a - b);
	return measured[Math.floor(measured.length / 2)] ?? Number.NaN;
}
