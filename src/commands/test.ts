import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { findOrInstallBrowser } from "./browser.ts";
import { buildSite } from "./build-site.ts";
import { runChecks } from "./checks/run.ts";

interface Count {
	passed: number;
	failed: number;
}

const root = process.cwd();
const bin = (name: string) => `node_modules/${name}`;

/** Runs a tool with its output shown; a tool that could not count itself counts as one failure. */
function run(name: string, args: string[], read: () => Count, env: NodeJS.ProcessEnv = {}): Count {
	console.log(`\n── ${name}`);
	const { status } = spawnSync(process.execPath, args, {
		cwd: root,
		stdio: "inherit",
		env: { ...process.env, ...env },
	});
	const count = read();
	return status === 0 || count.failed > 0 ? count : { ...count, failed: 1 };
}

function readReport<Report>(file: string, count: (report: Report) => Count): () => Count {
	return () => (existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 1 });
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
const counts: Count[] = [];
try {
	console.log("── Checks");
	counts.push(await runChecks(root));

	console.log("\n── Build");
	await buildSite(root);
	console.log("The site is built.");
	counts.push({ passed: 1, failed: 0 });

	counts.push(
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
			readReport<{ numPassedTests: number; numFailedTests: number }>(unitReport, (report) => ({
				passed: report.numPassedTests,
				failed: report.numFailedTests,
			})),
		),
	);

	const browser = await findOrInstallBrowser();
	counts.push(
		run(
			"Browser tests",
			[bin("@playwright/test/cli.js"), "test", "-c", "tests/playwright.config.ts"],
			readReport<{ stats: { expected: number; flaky: number; unexpected: number } }>(browserReport, ({ stats }) => ({
				passed: stats.expected + stats.flaky,
				failed: stats.unexpected,
			})),
			{ CHROMIUM: browser, TEST_PORT: String(await freePort()) },
		),
	);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	counts.push({ passed: 0, failed: 1 });
}

const total = counts.reduce((sum, { passed, failed }) => ({
	passed: sum.passed + passed,
	failed: sum.failed + failed,
}));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
