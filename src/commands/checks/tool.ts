import { spawnSync } from "node:child_process";
import type { Check } from "./finding.ts";

/** A check that a tool makes: its own words are the finding when it fails, `inWords` makes them an author's. */
export function toolCheck(
	name: string,
	args: readonly string[],
	remedy: string,
	inWords: (output: string, root: string) => string = (output) => output,
): Check {
	return {
		name,
		find: (root) => {
			const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
				cwd: root,
				encoding: "utf8",
				env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ASTRO_TELEMETRY_DISABLED: "1" },
			});
			if (status === 0) return [];
			return [{ file: ".", line: 1, sentence: inWords(`${stdout}${stderr}`.trim(), root), remedy, level: "error" }];
		},
	};
}
