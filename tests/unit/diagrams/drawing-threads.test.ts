import { expect, test } from "vitest";
import { diagramColors } from "#components/diagram/colors.ts";
import { pageFont } from "#components/diagram/renderer.ts";
import { defaultLimits } from "#diagrams/mermaid/limits.ts";
import { drawingThreads } from "#diagrams/threads.ts";

/** In the place of a thread that draws: answers with its own number and how many it has answered. */
const answering = `
	import { parentPort, threadId } from "node:worker_threads";
	let count = 0;
	parentPort.on("message", () => parentPort.postMessage({ diagram: { svg: threadId + " " + count++ } }));
	parentPort.postMessage({ ready: true });`;

const given = { font: pageFont, colors: diagramColors, palette: {}, limits: defaultLimits, codeCache: null };
const file = new URL(`data:text/javascript,${encodeURIComponent(answering)}`);
const request = (source: string) => ({
	source,
	title: null,
	description: null,
	fit: null,
	narrow: null,
	narrowSource: null,
});

test("a thread that has nothing to draw for long ends, and the next diagram starts another", async () => {
	const threads = drawingThreads(file, given, 1);
	const drawnBy = async () => (await threads.draw(request("pie\n"), 10_000)).svg.split(" ")[0];
	try {
		const first = await drawnBy();
		expect(await drawnBy()).toBe(first);
		threads.endIdle(1);
		await expect.poll(drawnBy).not.toBe(first);
		threads.endIdle(60_000);
		const last = await drawnBy();
		expect(await drawnBy()).toBe(last);
	} finally {
		await threads.stop();
	}
});

test("on two cores a few dozen diagrams are drawn by one thread, and hundreds by two", async () => {
	const threads = drawingThreads(file, given, 2);
	const drawers = async (count: number) => {
		const drawn = await Promise.all(Array.from({ length: count }, () => threads.draw(request("pie\n"), 10_000)));
		return new Set(drawn.map(({ svg }) => svg.split(" ")[0])).size;
	};
	try {
		expect(await drawers(100)).toBe(1);
		expect(await drawers(400)).toBe(2);
	} finally {
		await threads.stop();
	}
});

test("a thread goes on with a kind that it has begun with, as long as one waits", async () => {
	const threads = drawingThreads(file, given, 4);
	try {
		const kinds = Array.from({ length: 60 }, (_, at) => ["pie", "gantt", "journey"][at % 3] ?? "pie");
		const drawn = await Promise.all(
			kinds.map(async (kind) => {
				const [thread, count] = (await threads.draw(request(`${kind}\n`), 10_000)).svg.split(" ");
				return { kind, thread, count: Number(count) };
			}),
		);
		const byThread = Map.groupBy(drawn, ({ thread }) => thread);
		expect(byThread.size).toBe(2);
		for (const one of byThread.values()) {
			const order = one.toSorted((a, b) => a.count - b.count).map(({ kind }) => kind);
			const changes = order.filter((kind, at) => at > 0 && kind !== order[at - 1]).length;
			expect(changes).toBe(new Set(order).size - 1);
		}
	} finally {
		await threads.stop();
	}
});
