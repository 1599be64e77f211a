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

test("a thread goes on with a kind that it has begun with, as long as one waits", async () => {
	const given = { font: pageFont, colors: diagramColors, palette: {}, limits: defaultLimits, codeCache: null };
	const threads = drawingThreads(new URL(`data:text/javascript,${encodeURIComponent(answering)}`), given, 2);
	try {
		const kinds = Array.from({ length: 60 }, (_, at) => ["pie", "gantt", "journey"][at % 3] ?? "pie");
		const drawn = await Promise.all(
			kinds.map(async (kind) => {
				const request = {
					source: `${kind}\n`,
					title: null,
					description: null,
					fit: null,
					narrow: null,
					narrowSource: null,
				};
				const [thread, count] = (await threads.draw(request, 10_000)).svg.split(" ");
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
