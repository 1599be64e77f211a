// The thread in which pages are rendered on demand, so that no visitor of a file waits for them.
import { parentPort, workerData } from "node:worker_threads";
import type { RenderJob, RenderResult } from "./renderer.ts";

const { entry }: { entry: string } = workerData;
const { render }: { render: (request: Request) => Promise<Response> } = await import(entry);

parentPort?.on("message", async ({ url, form }: RenderJob) => {
	const before = process.threadCpuUsage();
	try {
		const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(form) };
		const response = await render(new Request(url, form === undefined ? {} : post));
		const type = response.headers.get("content-type") ?? "application/octet-stream";
		const body = await response.arrayBuffer();
		// Handed over, not copied.
		const { user, system } = process.threadCpuUsage(before);
		answer({ status: response.status, type, body: new Uint8Array(body), cost: (user + system) / 1_000 }, [body]);
	} catch (error) {
		answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	}
});

function answer(result: RenderResult, handedOver: ArrayBuffer[] = []): void {
	parentPort?.postMessage(result, handedOver);
}
