import { z } from "zod";

const report = z.object({
	testResults: z.array(
		z.object({
			assertionResults: z.array(
				z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
			),
		}),
	),
});

/**
 * The report of the other engines' tests as lines of text: a row a journey, a column an engine, in each cell how many
 * of its tests passed. Journeys are tests within `in <engine>`; those that begin with an address are one journey.
 * Empty where the report holds none. Throws on anything but a JSON report of Vitest.
 */
export function engineTable(text: string): string[] {
	const runs = report
		.parse(JSON.parse(text))
		.testResults.flatMap(({ assertionResults }) => assertionResults)
		.flatMap(({ ancestorTitles: [within = ""], title, status }) => {
			const engine = /^in (.+)$/.exec(within)?.[1];
			return engine === undefined ? [] : [{ engine, journey: title.replace(/^\/\S* /, "a page "), status }];
		});
	if (runs.length === 0) return [];
	const engines = [...new Set(runs.map(({ engine }) => engine))];
	const ran = runs.filter(({ status }) => status === "passed" || status === "failed");
	const journeys = [...Map.groupBy(ran, ({ journey }) => journey)].map(([journey, of]) => [
		journey,
		...engines.map((engine) => {
			const own = of.filter((run) => run.engine === engine);
			return own.length === 0
				? "not run"
				: `${own.filter(({ status }) => status === "passed").length} of ${own.length}`;
		}),
	]);
	const rows = [["", ...engines], ...journeys];
	const widths = ["", ...engines].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join("  ")
			.trimEnd(),
	);
}
