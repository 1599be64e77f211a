import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const root = new URL("../..", import.meta.url).pathname;

/** A server that a test starts, and that stops at the end of its block (`await using`), whatever became of the test. */
export interface OwnSite extends AsyncDisposable {
	address: string;
}

/** The built site under settings of its own, on a free port of the loopback. */
export async function serveSite(settings: Record<string, string>): Promise<OwnSite> {
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
			[Symbol.asyncDispose]: async () => {
				if (child.kill("SIGTERM")) await once(child, "exit");
			},
		};
	}
	throw new Error("The site did not start.");
}
