import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { findOrInstallBrowser } from "./browser.ts";
import { buildSite } from "./build-site.ts";
import { runChecks } from "./checks/run.ts";
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

/** A port that nobody listens on, so that a site which is being served does not stand in the way of its tests. */
async function freePort(): Promise<number> {
	const server = createServer().listen(0);
	await once(server, "listening");
	const address = server.address();
	server.close();
	await once(server, "close");
	return typeof address === "object" && address ? address.port : 4399;
}

const unitReport = "test-results/unit.json";
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

	outcomes.push(
		run(
			"Unit and endpoint tests",
			[
				bin("vitest/vitest.mjs"),
				"run",
				"-c",
				"tests/vitest.config.ts",
				"--reporter=dot",
				"--reporter=json",
				`--outputFile.json=${unitReport}`,
			],
			unitReport,
			(text) => readVitestReport(text, root),
		),
	);

	const browser = await findOrInstallBrowser();
	outcomes.push(
		run(
			"Browser tests",
			// Once in thousands of times a browser on a busy machine is too late. What passes only then is named below.
			[bin("@playwright/test/cli.js"), "test", "-c", "tests/playwright.config.ts", "--retries=1"],
			browserReport,
			readPlaywrightReport,
			{ CHROMIUM: browser, TEST_PORT: String(await freePort()) },
		),
	);
} catch (error) {
	const sentence = error instanceof Error ? error.message : String(error);
	console.error(sentence);
	outcomes.push({ passed: 0, failures: [sentence] });
}

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failures = outcomes.flatMap((outcome) => outcome.failures);
// Said again at the end, where a long log is read first.
const list = (title: string, names: readonly string[]) => {
	if (names.length > 0) console.log(`\n${title}\n${names.map((name) => `  ${name}`).join("\n")}`);
};
list(
	"Passed only when it was tried again, to be looked into:",
	outcomes.flatMap((outcome) => outcome.again ?? []),
);
list("Failed:", failures);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
