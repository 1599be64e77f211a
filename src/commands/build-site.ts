import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Builds the site and says nothing while all is well. Rejects with what an author needs: file, line and sentence,
 * without the stack traces of the tools.
 */
export function buildSite(root: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
	// A purely static build writes no server, and the one of an earlier build must not be served beside it.
	rmSync(join(root, "dist/server"), { recursive: true, force: true });
	return new Promise((resolve, reject) => {
		const astro = spawn(process.execPath, [join(root, "node_modules/astro/bin/astro.mjs"), "build"], {
			cwd: root,
			env: { ...env, ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: "0" },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let output = "";
		for (const stream of [astro.stdout, astro.stderr]) {
			stream.setEncoding("utf8").on("data", (text: string) => {
				output += text;
			});
		}
		astro.on("error", reject);
		astro.on("close", (code) => {
			if (code === 0) resolve();
			else reject(new Error(`The site could not be built.\n\n${readable(output, root)}`));
		});
	});
}

/** The part of a failed build's output that says what is wrong, with paths seen from the project's root. */
export function readable(output: string, root: string): string {
	const lines = output.split("\n");
	const from = lines.findIndex((line) => /\[ERROR\]|\berror\b/i.test(line));
	const relevant = (from < 0 ? lines : lines.slice(from)).filter((line) => !/^\s+at /.test(line));
	const upToStack = relevant.findIndex((line) => /^\s*Stack trace:/.test(line));
	return (upToStack < 0 ? relevant : relevant.slice(0, upToStack)).join("\n").replaceAll(`${root}/`, "").trim();
}
