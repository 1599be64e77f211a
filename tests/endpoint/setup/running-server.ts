import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type RunningServer = {
	address: string;
	process: ChildProcess;
	/** What the server wrote to its log so far. */
	log: () => string;
	/** Ends the server and waits until it is gone; its exit code or the signal that ended it. */
	end: (signal: "SIGTERM" | "SIGKILL") => Promise<number | string | null>;
};

/** Starts the endpoint as a process of its own, by default without a rate limit, and waits until it listens. */
export async function startServer(
	settings: Record<string, string>,
	{ command = [process.execPath] }: { command?: readonly string[] } = {},
): Promise<RunningServer> {
	const [program = process.execPath, ...before] = command;
	const child = spawn(program, [...before, new URL("./server.ts", import.meta.url).pathname], {
		env: { PATH: process.env.PATH, PORT: "0", RATE_LIMIT: "off", ...settings },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let log = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		log += text;
	});
	const exited = once(child, "exit");
	for await (const line of createInterface({ input: child.stdout })) {
		return {
			address: line,
			process: child,
			log: () => log,
			end: async (signal) => {
				child.kill(signal);
				const [code, endedBy]: unknown[] = await exited;
				return typeof code === "number" ? code : String(endedBy);
			},
		};
	}
	throw new Error(`The server did not start.\n${log}`);
}

/** A new folder under the system's temporary one, and its removal. */
export function temporaryFolder(): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), "endpoint-"));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Waits until something holds, for at most so many milliseconds; throws what it was waiting for. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, most = 60_000): Promise<void> {
	const end = Date.now() + most;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
