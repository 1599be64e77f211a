// The pictures of sent links: the first of a server that was just started, others, one that is known; then what a flood of different ones
// costs pages (how many a second, how long each takes) and memory, pages alone and beside the flood in turns in the same run. Build first: `npm run build`. `node tests/bench/cards.ts`
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./parts/lighthouse-run.ts";
import { startServer } from "./parts/server-process.ts";

/** Milliseconds that the issue allows for a picture that is drawn, and for one that is known; megabytes beyond what the server has. */
const aims = { drawn: 400, known: 20, memory: 256 };
const roundMilliseconds = 5_000;
const rounds = 3;

let number = 0;
const nextCard = () =>
	`/estimate/card.png?v=1&terms=1.0&tier=reseller&months=24&pu.customers=${++number}&pu.new=2&pu.revenue=1000`;

const folder = mkdtempSync(join(tmpdir(), "bench-cards-"));
const server = await startServer(new URL("../../src/commands/serve.ts", import.meta.url), {
	HOST: "127.0.0.1",
	PORT: "0",
	DATABASE_URL: `sqlite:${join(folder, "cards.db")}`,
});
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let reached = true;
try {
	const [first, others, known]: [number, number[], number[]] = [await timed(nextCard()), [], []];
	for (let card = 0; card < 20; card++) others.push(await timed(nextCard()));
	const kept = nextCard();
	await timed(kept);
	for (let again = 0; again < 200; again++) known.push(await timed(kept));
	const [drawn, cached] = [median(others), median(known)];
	reached &&= first <= aims.drawn && drawn <= aims.drawn && cached <= aims.known;
	console.log(
		`Picture, ms: the first of a server ${first.toFixed(0)}, others ${drawn.toFixed(0)}, a known one ${cached.toFixed(2)}`,
	);
	console.log(`Aim: ${aims.drawn} and ${aims.known}.`);

	const alone: number[][] = [];
	const beside: number[][] = [];
	const before = memory();
	for (let round = 0; round < rounds; round++) {
		alone.push(await pages());
		const flood = floodOfCards();
		beside.push(await pages());
		await flood.stop();
	}
	const most = memory("VmHWM");
	reached &&= most - before <= aims.memory;
	console.log(`Pages alone:          ${speedOf(alone)}`);
	console.log(`beside such a flood:  ${speedOf(beside)}`);
	console.log(`Memory, MB: ${before.toFixed(0)} before the floods, ${most.toFixed(0)} at most`);
	console.log(`Aim: ${aims.memory} MB more at most. ${reached ? "Reached." : "Not reached."}`);
} finally {
	agent.destroy();
	server.process.kill("SIGTERM");
	await (server.process.exitCode ?? once(server.process, "exit"));
	rmSync(folder, { recursive: true });
}
process.exitCode = reached ? 0 : 1;

/** Asks for an address; resolves to the status once all of the answer is there. */
function ask(path: string): Promise<number> {
	return new Promise((resolve, reject) => {
		get({ hostname: server.address.hostname, port: server.address.port, path, agent }, (answer) => {
			answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
		}).once("error", reject);
	});
}

async function timed(path: string): Promise<number> {
	const begin = performance.now();
	if ((await ask(path)) !== 200) throw new Error(`${path} was not answered with 200`);
	return performance.now() - begin;
}

/** How long each page took that eight connections asked for, one after the other, in milliseconds. */
async function pages(): Promise<number[]> {
	const end = performance.now() + roundMilliseconds;
	const took: number[] = [];
	await Promise.all(
		Array.from({ length: 8 }, async () => {
			while (performance.now() < end) took.push(await timed("/guide/"));
		}),
	);
	return took;
}

function speedOf(rounds: readonly number[][]): string {
	const perSecond = median(rounds.map(({ length }) => length / (roundMilliseconds / 1_000)));
	const all = rounds.flat().toSorted((a, b) => a - b);
	const part = (share: number) => (all[Math.floor(all.length * share)] ?? Number.NaN).toFixed(1);
	return `${perSecond.toFixed(0)} a second; ms: half within ${part(0.5)}, 99% within ${part(0.99)}, longest ${part(1 - 1e-9)}`;
}

/** Four who ask for one different picture after the other, each 200 times a second at most, until it is stopped. */
function floodOfCards(): { stop: () => Promise<void> } {
	let isOver = false;
	const all = Array.from({ length: 4 }, async () => {
		while (!isOver) {
			await timed(nextCard());
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	});
	return {
		stop: async () => {
			isOver = true;
			await Promise.all(all);
		},
	};
}

/** Megabytes that the server's process holds, or (VmHWM) has held at most. Linux only, as all that this project is measured on. */
function memory(field = "VmRSS"): number {
	const status = readFileSync(`/proc/${server.process.pid}/status`, "utf8");
	return Number(new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(status)?.[1]) / 1_024;
}
