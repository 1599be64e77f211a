import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export type ServerProcess = { address: URL; process: ChildProcess };

/** Starts a server from a file that prints its address once it listens. Throws when it ends without one. */
export async function startServer(file: URL, settings: Record<string, string>): Promise<ServerProcess> {
	const child = spawn(process.execPath, [file.pathname], {
		cwd: new URL("../../..", import.meta.url),
		env: { ...process.env, ...settings },
		stdio: ["ignore", "pipe", "ignore"],
	});
	for await (const line of createInterface({ input: child.stdout })) {
		const address = /http:\/\/\S+/.exec(line)?.[0];
		if (!address) continue;
		// To leave the loop is to pause what it reads from.
		child.stdout.resume();
		return { address: new URL(address), process: child };
	}
	throw new Error(`${file.pathname} did not start.`);
}
