import type { Check } from "#authoring/checks/check.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { type Finding, placeInWords, stopsBuild, told } from "#authoring/faults/words.ts";
import { contentChecks } from "#authoring/find-faults.ts";
import { toolCheck } from "./tool.ts";

const types = toolCheck("Types", ["node_modules/astro/bin/astro.mjs", "check"], "Mend it where it says.");

const format = toolCheck(
	"Format and lint",
	["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
	'"npm run format" mends what can be mended without thought.',
);

/** What a check found, for other programs. */
export type NamedFinding = Finding & { check: string };

/** What every check found, in their order. `done` is called for each check when it has finished. */
export async function findAll(
	root: string,
	done: (check: Check, findings: readonly Finding[]) => void = () => {},
): Promise<NamedFinding[]> {
	const files = contentFiles(root);
	const all: NamedFinding[] = [];
	const look = async (check: Check) => {
		const faults = await check.find(files);
		const findings = faults.map(told);
		done(check, findings);
		all.push(...findings.map((finding) => ({ check: check.name, ...finding })));
		return faults.some(stopsBuild);
	};
	let isBroken = false;
	for (const check of contentChecks) isBroken = (await look(check)) || isBroken;
	// Types of what pages import are made of the content, so they cannot be known before it can be read.
	await look(
		isBroken
			? { name: types.name, find: () => [{ file: ".", line: 1, column: 1, problem: { kind: "types not checked" } }] }
			: types,
	);
	await look(format);
	return all;
}

/** Runs every check, prints what each found, and gives how many passed and the names of those with an error. */
export async function runChecks(root: string): Promise<{ passed: number; failures: string[] }> {
	const failures: string[] = [];
	let passed = 0;
	await findAll(root, ({ name }, findings) => {
		const isWell = findings.every(({ level }) => level !== "error");
		if (isWell) passed++;
		else failures.push(`Check: ${name}`);
		console.log(`${isWell ? "✓" : "✗"} ${name}`);
		for (const finding of findings) console.log(`  ${line(finding)}`);
	});
	return { passed, failures };
}

function line(finding: Finding): string {
	const { file, sentence, remedy, level } = finding;
	const place = file === "." ? "" : `${placeInWords(finding)}: `;
	return `${level === "error" ? "" : `${level}: `}${place}${sentence}${sentence.includes("\n") ? "\n  " : " "}${remedy}`;
}
