// Applications per second and how long one takes on what `npm run serve` runs, beside the bare minimum in the same run: a Node server
// that does one synchronous SQLite insert a request, with the same promise (WAL, synchronous=FULL). Build first: `npm run build`.
// `node tests/bench/endpoint.ts`
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { startServer } from "./parts/server-process.ts";

const connectionCounts = [1, 16, 64];
const rounds = 3;
const roundMilliseconds = 3_000;
/** Long enough for the compiler to have seen every path. */
const warmUpMilliseconds = 5_000;
/** The part of the bare minimum's throughput that the endpoint is meant to reach. */
const aim = 0.7;

type Measured = { perSecond: number; p50: number; p99: number };

const folder = mkdtempSync(join(tmpdir(), "bench-endpoint-"));
const endpoint = await startServer(new URL("../../src/commands/serve.ts", import.meta.url), {
	HOST: "127.0.0.1",
	PORT: "0",
	DATABASE_URL: `sqlite:${join(folder, "endpoint.db")}`,
	// On, so that its cost counts, and high enough that this one client is not refused.
	RATE_LIMIT: "100000000/600",
});
const minimum = await startServer(new URL("./parts/bare-minimum.ts", import.meta.url), {
	DATABASE: join(folder, "minimum.db"),
});

console.log("Endpoint, SQLite, each application on disk before its answer");
console.log("connections   endpoint/s   p50 ms   p99 ms   bare minimum/s   p50 ms   p99 ms   endpoint:minimum");
let reached = true;
try {
	for (const server of [endpoint, minimum]) await load(server.address, 16, warmUpMilliseconds);
	for (const connections of connectionCounts) {
		const ours: number[] = [];
		const theirs: number[] = [];
		// In turns, so that whatever else the machine does meets both.
		for (let round = 0; round < rounds; round++) {
			ours.push(...(await load(endpoint.address, connections, roundMilliseconds)));
			theirs.push(...(await load(minimum.address, connections, roundMilliseconds)));
		}
		const [mine, bare] = [measure(ours), measure(theirs)];
		const share = mine.perSecond / bare.perSecond;
		reached &&= share >= aim;
		const cells = [mine.perSecond, mine.p50, mine.p99, bare.perSecond, bare.p50, bare.p99];
		const widths = [13, 9, 9, 17, 9, 9];
		const row = cells.map((cell, index) =>
			(cell >= 100 ? cell.toFixed(0) : cell.toFixed(2)).padStart(widths[index] ?? 9),
		);
		console.log(`${String(connections).padStart(11)}${row.join("")}${`${(share * 100).toFixed(0)}%`.padStart(19)}`);
	}
	console.log(`Aim: ${aim * 100}% of the bare minimum at each. ${reached ? "Reached." : "Not reached."}`);
} finally {
	for (const { process } of [endpoint, minimum]) process.kill("SIGTERM");
	await Promise.all([endpoint, minimum].map(({ process }) => process.exitCode ?? once(process, "exit")));
	rmSync(folder, { recursive: true });
}

/** Posts applications over so many connections, each waiting for its answer before the next; the milliseconds of each. */
async function load(address: URL, connections: number, milliseconds: number): Promise<number[]> {
	const end = performance.now() + milliseconds;
	const each = await Promise.all(Array.from({ length: connections }, () => converse(address, end)));
	return each.flat();
}

/** One connection, spoken to by hand: a client library would cost more than the servers that are measured. */
async function converse({ hostname, port, host }: URL, end: number): Promise<number[]> {
	const socket = connect(Number(port), hostname);
	socket.setNoDelay(true).setEncoding("latin1");
	await once(socket, "connect");
	const taken: number[] = [];
	let received = "";
	let answered: () => void = () => undefined;
	socket.on("data", (text: string) => {
		received += text;
		if (isWhole(received)) answered();
	});
	while (performance.now() < end) {
		const id = randomUUID();
		const body = JSON.stringify({ ...completeForm, company_name: `Bench ${id}`, submission_id: id });
		const head = `POST /api/applications HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
		const begin = performance.now();
		const answer = new Promise<void>((resolve) => {
			answered = resolve;
		});
		socket.write(head + body);
		await answer;
		taken.push(performance.now() - begin);
		if (!received.startsWith("HTTP/1.1 201")) throw new Error(received);
		received = "";
	}
	socket.destroy();
	return taken;
}

/** Whether an answer has arrived: one small chunk and its end, or as many bytes as it said. */
function isWhole(answer: string): boolean {
	const length = /^content-length: (\d+)\r$/im.exec(answer)?.[1];
	if (length === undefined) return answer.endsWith("0\r\n\r\n");
	const body = answer.indexOf("\r\n\r\n");
	return body >= 0 && answer.length - body - 4 >= Number(length);
}

function measure(taken: number[]): Measured {
	const sorted = taken.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
	return { perSecond: sorted.length / ((rounds * roundMilliseconds) / 1_000), p50: at(0.5), p99: at(0.99) };
}
