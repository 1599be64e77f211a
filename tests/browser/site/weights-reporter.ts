import { writeFileSync } from "node:fs";
import type { Reporter, TestCase } from "@playwright/test/reporter";
import { budgetOf, resourceTypes } from "./budgets.ts";
import { type Resource, recordFile, total } from "./weights.ts";

/** Prints what every page weighs beside what it may weigh, as a table, after the tests that weighed them. */
export default class WeightsReporter implements Reporter {
	readonly #pages = new Map<string, Resource[]>();

	onTestEnd({ annotations }: TestCase): void {
		const weights = annotations.find(({ type }) => type === "weights")?.description;
		if (!weights) return;
		const { path, resources }: { path: string; resources: Resource[] } = JSON.parse(weights);
		this.#pages.set(path, resources);
	}

	onEnd(): void {
		const pages = [...this.#pages].toSorted(([a], [b]) => a.localeCompare(b));
		if (pages.length === 0) return;
		const kb = (bytes: number) => (bytes / 1024).toFixed(1);
		const row = (path: string, cells: readonly string[]) =>
			`${path.padEnd(38)}${cells.map((cell) => cell.padStart(13)).join("")}`;
		console.log(`\n${row("KB compressed / limit", ["all", ...resourceTypes, "requests"])}`);
		for (const [path, resources] of pages) {
			const budget = budgetOf(path);
			const cells = [
				`${kb(total(resources))}/${budget.all / 1024}`,
				...resourceTypes.map((type) => `${kb(total(resources, type))}/${budget.types[type] / 1024}`),
				`${resources.length}/${budget.requests}`,
			];
			console.log(row(path, cells));
		}
		if (!process.env.RECORD_WEIGHTS) return;
		const record = pages.map(([path, resources]) => [
			path,
			Object.fromEntries(
				resources.map(({ name, bytes }) => [name, bytes] as const).toSorted(([a], [b]) => a.localeCompare(b)),
			),
		]);
		writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(record), null, "\t")}\n`);
	}
}
