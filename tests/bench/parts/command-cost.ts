import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

/** What a command has taken. */
export interface Cost {
	/** Seconds of processor time, of the command and all that it started. */
	cpu: number;
	/** Seconds on the clock. */
	wall: number;
	/** The most memory that it held at once with all that it started, in MB, looked at five times a second; null where Linux does not tell. */
	memory: number | null;
}

/** Runs a command to its end and tells what it took. Throws what it printed when it fails. */
export async function costOf(
	command: string,
	commandArguments: readonly string[],
	{ cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Cost> {
	const begin = performance.now();
	// The shell's own account of its children (POSIX, "times"): the second line, user and system.
	const ran = spawn("sh", ["-c", '"$@"; code=$?; echo; times; exit $code', "sh", command, ...commandArguments], {
		cwd,
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let memory = 0;
	const looking = setInterval(() => {
		if (ran.pid !== undefined) memory = Math.max(memory, memoryOf(ran.pid));
	}, 200);
	const [[code], printed, faults] = await Promise.all([once(ran, "exit"), text(ran.stdout), text(ran.stderr)]);
	clearInterval(looking);
	const wall = (performance.now() - begin) / 1_000;
	if (code !== 0) throw new Error(`${command} ${commandArguments.join(" ")} failed.\n${printed}${faults}`);
	const ofChildren = printed.trim().split("\n").at(-1) ?? "";
	const cpu = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
		(total, [, minutes, seconds]) => total + Number(minutes) * 60 + Number(seconds),
		0,
	);
	if (cpu === 0) throw new Error("The shell gives no processor times.");
	return { cpu, wall, memory: memory > 0 ? memory : null };
}

/** What a process and all below it hold at this moment, in MB; what several share is parted among them (proc_pid_smaps_rollup(5)). */
function memoryOf(pid: number): number {
	const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");
	try {
		const held = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1_024;
		const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean);
		return children.reduce((sum, child) => sum + memoryOf(Number(child)), held);
	} catch {
		// It has just ended.
		return 0;
	}
}
