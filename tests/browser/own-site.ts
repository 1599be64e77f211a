import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const root = new URL("../..", import.meta.url).pathname;

/** The built site under settings of its own, on a free port of the loopback. */
export async function serveSite(
	settings: Record<string, string>,
): Promise<{ address: string; stop: () => Promise<void> }> {
	const child = spawn(process.execPath, ["src/commands/serve.ts"], {
		cwd: root,
		env: { PATH: process.env.PATH, PORT: "0", ...settings },
		stdio: ["ignore", "pipe", "inherit"],
	});
	for await (const line of createInterface({ input: child.stdout })) {
		const address = /http:\/\/\S+(?=\/$)/.exec(line)?.[0];
		if (!address) continue;
		child.stdout.resume();
		return {
			address,
			stop: async () => {
				child.kill("SIGTERM");
				await once(child, "exit");
			},
		};
	}
	throw new Error("The site did not start.");
}
