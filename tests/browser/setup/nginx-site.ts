import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#tests/tooling/free-port.ts";
import type { OwnSite } from "./own-site.ts";

/**
 * A built site served by nginx under `base`, with what the README says to set. The site lies in a folder of that name, as it would on
 * a host with others beside it.
 */
export async function serveByNginx(program: string, site: string, base: string): Promise<OwnSite> {
	const folder = mkdtempSync(join(tmpdir(), "nginx-site-"));
	symlinkSync(site, join(folder, base));
	const port = await freePort();
	const said = /^\| nginx \| `([^`]+)`/m.exec(
		readFileSync(new URL("../../../README.md", import.meta.url), "utf8"),
	)?.[1];
	if (said === undefined) throw new Error("The README says nothing of nginx.");
	const settings = said.replace("root dist/client;", `root ${folder};`).replace("/404.html", `${base}/404.html`);
	const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
		(name) => `${name}_temp_path ${folder}/${name};`,
	);
	const file = join(folder, "nginx.conf");
	writeFileSync(
		file,
		`pid ${folder}/pid; error_log ${folder}/error.log; daemon off; master_process off; events {}
		http { include /etc/nginx/mime.types; access_log off; ${paths.join(" ")} server { listen 127.0.0.1:${port}; ${settings} } }`,
	);
	const child = spawn(program, ["-p", folder, "-c", file, "-e", join(folder, "error.log")], { stdio: "ignore" });
	const closed = once(child, "close");
	const address = `http://127.0.0.1:${port}`;
	while (!(await fetch(`${address}${base}/`).catch(() => null))) {
		if (child.exitCode !== null)
			throw new Error(`nginx did not start.\n${readFileSync(join(folder, "error.log"), "utf8")}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return {
		address,
		[Symbol.asyncDispose]: async () => {
			child.kill("SIGTERM");
			await closed;
			rmSync(folder, { recursive: true });
		},
	};
}
