import { readable } from "#commands/build-problem.ts";
import { addresses } from "./addresses.ts";
import { blanks } from "./blanks.ts";
import { facts } from "./facts.ts";
import type { Check, Finding } from "./finding.ts";
import { pages } from "./pages.ts";
import { toolCheck } from "./tool.ts";
import { typedFigures } from "./typed-figures.ts";

const checks: readonly Check[] = [
	facts,
	pages,
	typedFigures,
	blanks,
	addresses,
	toolCheck("Types", ["node_modules/astro/bin/astro.mjs", "check"], "Mend it where it says.", (output, root) =>
		// Types of what pages import cannot be known before the content is read, and that says what is wrong with it.
		output.includes("Stack trace:") ? readable(output, root) : output,
	),
	toolCheck(
		"Format and lint",
		["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
		'"npm run format" mends what can be mended without thought.',
	),
];

/** Runs every check, prints what each found, and gives how many passed and the names of those with an error. */
export async function runChecks(root: string): Promise<{ passed: number; failures: string[] }> {
	const failures: string[] = [];
	for (const check of checks) {
		const findings = await check.find(root);
		const errors = findings.filter(({ level }) => level === "error");
		if (errors.length > 0) failures.push(`Check: ${check.name}`);
		console.log(`${errors.length > 0 ? "✗" : "✓"} ${check.name}`);
		for (const finding of findings) console.log(`  ${line(finding)}`);
	}
	return { passed: checks.length - failures.length, failures };
}

/** What every check found, for other programs. */
export async function findAll(root: string): Promise<(Finding & { check: string })[]> {
	const all = await Promise.all(checks.map(async (check) => ({ check: check.name, findings: await check.find(root) })));
	return all.flatMap(({ check, findings }) => findings.map((finding) => ({ check, ...finding })));
}

function line({ file, line, sentence, remedy, level }: Finding): string {
	const place = file === "." ? "" : `${file}:${line}: `;
	return `${level === "note" ? "note: " : ""}${place}${sentence}${sentence.includes("\n") ? "\n  " : " "}${remedy}`;
}
