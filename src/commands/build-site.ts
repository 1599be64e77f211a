import { spawn } from "node:child_process";
import { join } from "node:path";
import { readable } from "./build-problem.ts";

/**
 * Builds the site and says nothing while all is well. Rejects with what an author needs: file, line and sentence,
 * without the stack traces of the tools.
 */
export function buildSite(root: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
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
