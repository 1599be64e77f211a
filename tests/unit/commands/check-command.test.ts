import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const project = new URL("../../..", import.meta.url).pathname;

for (const args of [[], ["--json"]]) {
	test(`a day that is none ends the check with one sentence: ${args.join("") || "as people read it"}`, () => {
		const { status, stderr } = spawnSync(process.execPath, ["src/commands/check.ts", ...args], {
			cwd: project,
			env: { ...process.env, PROGRAM_DATE: "2027-02-30" },
			encoding: "utf8",
		});
		expect(stderr).toBe('PROGRAM_DATE must be a day such as 2027-03-01. It is "2027-02-30".\n');
		expect(status).toBe(1);
	});
}
