// Requests per second for a page on what `npm run serve` runs, beside nginx with two workers on the same files in the same run, each
// compressed beforehand. Build first: `npm run build`. Needs nginx and wrk (Debian has both). `node tests/bench/pages.ts`
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "#tests/tooling/free-port.ts";

const root = new URL("../..", import.meta.url).pathname;
const paths = ["/", "/guide/process/", "/estimate/"];
const rounds = 3;
const seconds = 2;
/** The part of nginx's rate that the server is meant to reach. */
const aim = 0.5;

const missing = ["nginx", "wrk"].filter((program) => spawnSync(program, ["-v"]).error !== undefined);
if (missing.length > 0) {
	console.log(
		`Skipped: there is no ${missing.join(" and no ")} on this machine. Debian: apt-get install nginx-light wrk`,
	);
	process.exit(0);
}
if (!existsSync(join(root, "dist/client"))) throw new Error('The site is not built yet. Run "npm run build" first.');

const folder = mkdtempSync(join(tmpdir(), "bench-pages-"));
const port = await freePort();
const nginx = startNginx(port);
const { address, child } = await startOurs();
let reached = true;
try {
	console.log("Pages, gzip, 32 connections");
	console.log("page                 ours/s    nginx/s   ours:nginx");
	for (const path of paths) {
		const ours: number[] = [];
		const theirs: number[] = [];
		// In turns, so that whatever else the machine does meets both.
		for (let round = 0; round < rounds; round++) {
			ours.push(rate(`${address}${path}`));
			theirs.push(rate(`http://127.0.0.1:${port}${path}`));
		}
		const [mine, bare] = [median(ours), median(theirs)];
		reached &&= mine / bare >= aim;
		const cells = [path.padEnd(16), mine.toFixed(0).padStart(11), bare.toFixed(0).padStart(11)];
		console.log(`${cells.join("")}${((mine / bare) * 100).toFixed(0).padStart(12)}%`);
	}
	console.log(`Aim: ${aim * 100}% of nginx on each page. ${reached ? "Reached." : "Not reached."}`);
} finally {
	for (const each of [child, nginx]) {
		each.kill("SIGTERM");
		if (each.exitCode === null) await once(each, "exit");
	}
	rmSync(folder, { recursive: true });
}
process.exitCode = reached ? 0 : 1;

function rate(page: string): number {
	const wrk = ["-t1", "-c32", `-d${seconds}`, "-H", "Accept-Encoding: gzip", page];
	const { stdout } = spawnSync("wrk", wrk, { encoding: "utf8" });
	const found = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
	if (found === undefined || stdout.includes("Non-2xx")) throw new Error(`${page} was not served.\n${stdout}`);
	return Number(found);
}

function startNginx(listen: number): ChildProcess {
	const configuration = join(folder, "nginx.conf");
	writeFileSync(
		configuration,
		`worker_processes 2; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
		events {}
		http {
			access_log off; types { text/html html; }
			server { listen 127.0.0.1:${listen}; root ${root}dist/client; gzip_static on; }
		}`,
	);
	return spawn("nginx", ["-c", configuration, "-e", join(folder, "error.log")], { stdio: "ignore" });
}

async function startOurs(): Promise<{ address: string; child: ChildProcess }> {
	const child = spawn(process.execPath, ["src/commands/serve.ts"], {
		cwd: root,
		env: { ...process.env, HOST: "127.0.0.1", PORT: "0", DATABASE_URL: `sqlite:${join(folder, "applications.db")}` },
		stdio: ["ignore", "pipe", "inherit"],
	});
	for await (const line of createInterface({ input: child.stdout })) {
		const found = /http:\/\/\S+(?=\/$)/.exec(line)?.[0];
		if (found) return { address: found, child };
	}
	throw new Error("The site did not start.");
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
