// First of all.
import "./lean-loading.ts";
import { parentPort, workerData } from "node:worker_threads";
import { installDocument } from "./measure/document.ts";
import { readFontMetrics } from "./measure/font-metrics.ts";
import type { DrawRequest } from "./mermaid/draw.ts";
import { patchMermaid } from "./mermaid/patches/patch.ts";
import { DiagramProblem } from "./mermaid/problem.ts";
import type { ThreadOptions } from "./renderer.ts";
import { drawnAgain } from "./threads.ts";

// A thread that draws one diagram after the other. It has a document of its own, so the build's thread stays without one.

const port = parentPort;
if (!port) throw new Error("worker.ts runs only as a worker thread.");

const options: ThreadOptions = workerData;
const metrics = readFontMetrics(options.font.file);
installDocument(metrics);
patchMermaid();
// Mermaid looks for the document while it loads.
const { draw } = await import("./mermaid/draw.ts");
const { mermaidSettings } = await import("./mermaid/settings.ts");
const { default: mermaid } = await import("mermaid");
mermaid.initialize(mermaidSettings(options.font.family, options.limits));

port.on("message", async (request: DrawRequest) => {
	try {
		port.postMessage({ diagram: await draw(request, { ...options, metrics }, () => port.postMessage(drawnAgain)) });
	} catch (error) {
		if (error instanceof DiagramProblem) port.postMessage({ refusal: error.refusal });
		else port.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	} finally {
		document.body.replaceChildren();
	}
});
port.postMessage({ ready: true });
