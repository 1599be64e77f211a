// What wrong posts of the form without script cost everybody else: how long a page takes while nobody posts, and while 64 clients
// post wrong forms one after the other; and the processor's time for one such post. Build first: `npm run build`.
// `node tests/bench/wrong-forms.ts`
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { startServer } from "./parts/server-process.ts";

const clients = 64;
const roundMilliseconds = 6_000;
/** A page that takes longer than this, in milliseconds, for every hundredth visitor keeps people waiting. */
const most = 150;
/** Ticks of the processor's clock a second, in which Linux counts (USER_HZ). */
const ticks = 100;

const folder = mkdtempSync(join(tmpdir(), "bench-wrong-forms-"));
const wrong = new URLSearchParams({ ...completeForm, contact_email: "nobody" }).toString();
const tooLong = new URLSearchParams({ ...completeForm, customer_base: "長".repeat(22_000) }).toString();
let reached = true;

console.log(`A page beside ${clients} clients that post without script`);
console.log("posts                     answer   posts/s   CPU ms a post   page p50 ms   p99 ms   longest");
try {
	await measure("none", "off", null);
	await measure("wrong", "off", wrong);
	await measure("too large", "off", tooLong);
	await measure("over the rate limit", "1/600", wrong);
	console.log(`Aim: 99 of 100 pages within ${most} ms. ${reached ? "Reached." : "Not reached."}`);
} finally {
	rmSync(folder, { recursive: true });
}
if (!reached) process.exitCode = 1;

async function measure(name: string, rateLimit: string, body: string | null): Promise<void> {
	const server = await startServer(new URL("../../src/commands/serve.ts", import.meta.url), {
		HOST: "127.0.0.1",
		PORT: "0",
		DATABASE_URL: `sqlite:${join(folder, "applications.db")}`,
		RATE_LIMIT: rateLimit,
	});
	const { address } = server;
	const agent = new Agent({ keepAlive: true });
	try {
		const statuses = new Map<number, number>();
		const post = async () => {
			const { status } = await exchange(address, agent, body);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		};
		const load = async (until: number) => {
			const posting = body === null ? [] : Array.from({ length: clients }, () => repeat(post, until));
			const pages = repeat(async () => {
				const begin = performance.now();
				await exchange(address, agent, null);
				taken.push(performance.now() - begin);
			}, until);
			await Promise.all([pages, ...posting]);
		};
		const taken: number[] = [];
		await load(performance.now() + 3_000);
		taken.length = 0;
		statuses.clear();
		const before = processorSeconds(server.process.pid);
		const begin = performance.now();
		await load(begin + roundMilliseconds);
		const seconds = (performance.now() - begin) / 1_000;
		const spent = processorSeconds(server.process.pid) - before;
		const posts = [...statuses.values()].reduce((sum, count) => sum + count, 0);
		const sorted = taken.toSorted((a, b) => a - b);
		const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
		reached &&= at(0.99) <= most;
		const cells = [
			[...statuses.keys()].join(" "),
			posts === 0 ? "" : (posts / seconds).toFixed(0),
			posts === 0 ? "" : ((spent * 1_000) / posts).toFixed(2),
			at(0.5).toFixed(1),
			at(0.99).toFixed(1),
			at(1).toFixed(1),
		];
		const widths = [12, 10, 16, 14, 9, 10];
		console.log(name.padEnd(20) + cells.map((cell, index) => cell.padStart(widths[index] ?? 9)).join(""));
	} finally {
		agent.destroy();
		server.process.kill("SIGTERM");
		if (server.process.exitCode === null) await once(server.process, "exit");
	}
}

async function repeat(act: () => Promise<void>, until: number): Promise<void> {
	while (performance.now() < until) await act();
}

/** Posts a form as a browser without script does, or, without one, opens a page of the guide; the whole answer is read. */
function exchange(address: URL, agent: Agent, form: string | null): Promise<{ status: number }> {
	const headers = { accept: "text/html,*/*;q=0.8" };
	const about = { ...headers, "content-type": "application/x-www-form-urlencoded" };
	const path = form === null ? "/guide/tiers/" : "/api/applications";
	return new Promise((resolve, reject) => {
		const options = { agent, method: form === null ? "GET" : "POST", headers: form === null ? headers : about };
		const sent = request(new URL(path, address), options, (answer) => {
			answer.on("error", reject).on("end", () => resolve({ status: answer.statusCode ?? 0 }));
			answer.resume();
		});
		sent.on("error", reject).end(form ?? undefined);
	});
}

/** Processor time of a process so far, in seconds (proc_pid_stat(5): utime and stime follow the name in brackets). */
function processorSeconds(pid: number | undefined): number {
	const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
	return (Number(fields[11]) + Number(fields[12])) / ticks;
}
