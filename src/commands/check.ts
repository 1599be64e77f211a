import { findAll, runChecks } from "#commands/checks/run.ts";
import { WrongDaySetting } from "#program/facts/versions.ts";

try {
	if (process.argv.includes("--json")) {
		const findings = await findAll(process.cwd());
		console.log(JSON.stringify(findings, null, "\t"));
		process.exitCode = findings.some(({ level }) => level === "error") ? 1 : 0;
	} else {
		const { failures } = await runChecks(process.cwd());
		process.exitCode = failures.length === 0 ? 0 : 1;
	}
} catch (error) {
	if (!(error instanceof WrongDaySetting)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
