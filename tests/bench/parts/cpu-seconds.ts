import { spawnSync } from "node:child_process";

/** What a command has taken. */
export interface Cost {
	/** Seconds of processor time, of the command and all that it started. */
	cpu: number;
	/** Seconds on the clock. */
	wall: number;
}

/** Runs a command to its end and tells what it took. Throws what it printed when it fails. */
export function costOf(
	command: string,
	commandArguments: readonly string[],
	{ cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv },
): Cost {
	const begin = performance.now();
	// The shell's own account of its children (POSIX, "times"): the second line, user and system.
	const ran = spawnSync("sh", ["-c", '"$@"; code=$?; times >&3; exit $code', "sh", command, ...commandArguments], {
		cwd,
		env: { ...process.env, ...env },
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe", "pipe"],
	});
	const wall = (performance.now() - begin) / 1_000;
	if (ran.status !== 0) throw new Error(`${command} ${commandArguments.join(" ")} failed.\n${ran.stdout}${ran.stderr}`);
	const [, ofChildren = ""] = (ran.output[3] ?? "").trim().split("\n");
	const cpu = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
		(total, [, minutes, seconds]) => total + Number(minutes) * 60 + Number(seconds),
		0,
	);
	if (cpu === 0) throw new Error("The shell gives no processor times.");
	return { cpu, wall };
}
