import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import { createInterface } from "node:readline";

const root = new URL("../../..", import.meta.url).pathname;

/** A server that a test starts, and that stops at the end of its block (`await using`), whatever became of the test. */
export interface OwnSite extends AsyncDisposable {
	address: string;
}

/** The built site in a process of its own. */
interface OwnProcess extends OwnSite {
	/** Signals it to stop. Its exit code, null when it had to be killed, and what it wrote to its error output. */
	end: () => Promise<{ code: number | null; errors: string }>;
}

/**
 * The built site under settings of its own, on a free port of the loopback; `project` may be a copy. Throws what it printed when it does
 * not start.
 */
export async function serveSite(settings: Record<string, string>, project = root): Promise<OwnProcess> {
	const child = spawn(process.execPath, ["src/commands/serve.ts"], {
		cwd: project,
		env: { PATH: process.env.PATH, PORT: "0", ...settings },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let errors = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		errors += text;
	});
	const closed = once(child, "close");
	const end = async () => {
		child.kill("SIGTERM");
		await closed;
		return { code: child.exitCode, errors };
	};
	let address: string | undefined;
	for await (const line of createInterface({ input: child.stdout })) {
		address = /http:\/\/\S+(?=\/$)/.exec(line)?.[0];
		if (address) break;
	}
	if (!address) throw new Error(`The site did not start.\n${errors}`);
	// To leave the loop is to pause what it read from.
	child.stdout.resume();
	return {
		address,
		end,
		[Symbol.asyncDispose]: async () => {
			await end();
		},
	};
}

/** A server of the test's own, started on a free port of the loopback. `path` ends its address. */
export async function started(server: Server, path = ""): Promise<OwnSite> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const bound = server.address();
	if (bound === null || typeof bound === "string") throw new Error("The server has no port.");
	return {
		address: `http://127.0.0.1:${bound.port}${path}`,
		[Symbol.asyncDispose]: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
