import { spawnSync } from "node:child_process";
import type { Check } from "#authoring/checks/check.ts";

/** A check that a tool makes: its own words are the finding when it fails. */
export function toolCheck(name: string, args: readonly string[], remedy: string): Check {
	return {
		name,
		find: ({ root }) => {
			const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
				cwd: root,
				encoding: "utf8",
				env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ASTRO_TELEMETRY_DISABLED: "1" },
			});
			if (status === 0) return [];
			const output = `${stdout}${stderr}`.trim();
			return [{ file: ".", line: 1, column: 1, problem: { kind: "tool", output, remedy } }];
		},
	};
}
