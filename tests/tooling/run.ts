import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { buildSite } from "#commands/build-site.ts";
import { runChecks } from "#commands/checks/run.ts";
import { findOrInstallBrowser } from "./browser.ts";
import { engineTable } from "./engines-table.ts";
import { freePort } from "./free-port.ts";
import { type Outcome, readPlaywrightReport, readVitestReport } from "./test-reports.ts";

const root = process.cwd();
const bin = (name: string) => `node_modules/${name}`;

/** Runs a tool with its output shown, and reads its report; a tool that failed and names no test is a failure by itself. */
function run(name: string, args: string[], report: string, read: (text: string) => Outcome, env = {}): Outcome {
	console.log(`\n── ${name}`);
	const { status } = spawnSync(process.execPath, args, {
		cwd: root,
		stdio: "inherit",
		env: { ...process.env, ...env },
	});
	const outcome = existsSync(report) ? read(readFileSync(report, "utf8")) : { passed: 0, failures: [] };
	const brokeOff = status !== 0 && outcome.failures.length === 0;
	return brokeOff ? { ...outcome, failures: [`${name} ended with ${status ?? "a signal"}; see above`] } : outcome;
}

/** Runs Vitest with a configuration of the tests. */
function runVitest(name: string, config: string, report: string): Outcome {
	const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
	const args = [bin("vitest/vitest.mjs"), "run", "-c", config, ...reporters];
	return run(name, args, report, (text) => readVitestReport(text, root));
}

const unitReport = "test-results/unit.json";
const enginesReport = "test-results/engines.json";
const browserReport = "test-results/browser.json";

rmSync("test-results", { recursive: true, force: true });
mkdirSync("test-results");
const outcomes: Outcome[] = [];
try {
	console.log("── Checks");
	outcomes.push(await runChecks(root));

	console.log("\n── Build");
	await buildSite(root);
	console.log("The site is built.");
	outcomes.push({ passed: 1, failures: [] });

	outcomes.push(runVitest("Unit and endpoint tests", "tests/vitest.config.ts", unitReport));

	const browser = await findOrInstallBrowser();
	outcomes.push(
		run(
			"Browser tests",
			// Once in thousands of times a browser on a busy machine is too late. What passes only then is named below.
			[bin("@playwright/test/cli.js"), "test", "-c", "tests/playwright.config.ts", "--retries=2"],
			browserReport,
			readPlaywrightReport,
			{ CHROMIUM: browser, TEST_PORT: String(await freePort()) },
		),
	);
	outcomes.push(runVitest("Other engines", "tests/engines/vitest.config.ts", enginesReport));
	if (existsSync(enginesReport)) console.log(`\n${engineTable(readFileSync(enginesReport, "utf8")).join("\n")}`);
} catch (error) {
	const sentence = error instanceof Error ? error.message : String(error);
	console.error(sentence);
	outcomes.push({ passed: 0, failures: [sentence] });
}

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failures = outcomes.flatMap((outcome) => outcome.failures);
const skipped = outcomes.flatMap((outcome) => outcome.skipped ?? []);
// Said again at the end, where a long log is read first.
const list = (title: string, names: readonly string[]) => {
	if (names.length > 0) console.log(`\n${title}\n${names.map((name) => `  ${name}`).join("\n")}`);
};
list(
	"Passed only when it was tried again, to be looked into:",
	outcomes.flatMap((outcome) => outcome.again ?? []),
);
list("Skipped:", skipped);
list("Failed:", failures);
console.log(`\n${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
process.exitCode = failures.length === 0 ? 0 : 1;
