import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** What a part of the tests gave: how many passed; by name what failed, what was skipped, and what passed only when tried again. */
export interface Outcome {
	passed: number;
	failures: string[];
	skipped?: string[];
	again?: string[];
}

const vitestReport = z.object({
	testResults: z.array(
		z.object({
			name: z.string(),
			status: z.string(),
			message: z.string(),
			assertionResults: z.array(
				z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
			),
		}),
	),
});

/** What Vitest calls a test that it passed over. */
const notRun = new Set(["skipped", "pending", "todo"]);

/** The outcome in the JSON report of Vitest; a file that could not be run is a failure. Throws on anything else. */
export function readVitestReport(text: string, root: string): Outcome {
	const { testResults } = vitestReport.parse(JSON.parse(text));
	const tests = testResults.flatMap((file) => file.assertionResults);
	return {
		passed: tests.filter(({ status }) => status === "passed").length,
		failures: testResults.flatMap(({ name, status, message, assertionResults }) => {
			const failed = assertionResults.filter((result) => result.status === "failed");
			if (failed.length === 0 && status === "failed") return [inOneLine(relative(root, name), message)];
			return failed.map(({ fullName, failureMessages }) =>
				inOneLine(`${relative(root, name)} › ${fullName}`, failureMessages[0] ?? ""),
			);
		}),
		skipped: testResults.flatMap(({ name, assertionResults }) =>
			assertionResults
				.filter(({ status }) => notRun.has(status))
				.map(({ fullName }) => `${relative(root, name)} › ${fullName}`),
		),
		// Vitest keeps what failed at first beside a test that passed.
		again: testResults.flatMap(({ name, assertionResults }) =>
			assertionResults
				.filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
				.map(({ fullName, failureMessages }) =>
					inOneLine(`${relative(root, name)} › ${fullName}`, failureMessages[0] ?? ""),
				),
		),
	};
}

const spec = z.object({
	title: z.string(),
	file: z.string(),
	line: z.number(),
	tests: z.array(
		z.object({
			status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
			results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
		}),
	),
});
interface Suite {
	specs: z.infer<typeof spec>[];
	suites?: Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.object({
	specs: z.array(spec),
	get suites() {
		return z.array(suite).optional();
	},
});
const playwrightReport = z.object({
	suites: z.array(suite),
	errors: z.array(z.object({ message: z.string().optional() })),
});

/** The outcome in the JSON report of Playwright; an error outside of every test is a failure. Throws on anything else. */
export function readPlaywrightReport(text: string): Outcome {
	const { suites, errors } = playwrightReport.parse(JSON.parse(text));
	const runs = suites
		.flatMap(specsOf)
		.flatMap(({ title, file, line, tests }) =>
			tests.map(({ status, results }) => ({ status, name: `${file}:${line} › ${title}`, error: results[0]?.error })),
		);
	const namesOf = (wanted: string) =>
		runs.filter(({ status }) => status === wanted).map(({ name, error }) => inOneLine(name, error?.message ?? ""));
	return {
		passed: runs.filter(({ status }) => status === "expected" || status === "flaky").length,
		failures: [
			...errors.map(({ message }) => inOneLine("outside of every test", message ?? "")),
			...namesOf("unexpected"),
		],
		skipped: namesOf("skipped"),
		again: namesOf("flaky"),
	};
}

function specsOf({ specs, suites = [] }: Suite): z.infer<typeof spec>[] {
	return [...specs, ...suites.flatMap(specsOf)];
}

/** A name and the first words of why it failed. */
function inOneLine(name: string, message: string): string {
	const reason = stripVTControlCharacters(message).trim().split("\n")[0] ?? "";
	return reason ? `${name}: ${reason}` : name;
}
