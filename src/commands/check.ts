import { findAll, runChecks } from "./checks/run.ts";

if (process.argv.includes("--json")) {
	const findings = await findAll(process.cwd());
	console.log(JSON.stringify(findings, null, "\t"));
	process.exitCode = findings.some(({ level }) => level === "error") ? 1 : 0;
} else {
	const { failed } = await runChecks(process.cwd());
	process.exitCode = failed === 0 ? 0 : 1;
}
