import { parentPort } from "node:worker_threads";
import { installDocument } from "./document.ts";
import type { DrawRequest } from "./draw.ts";
import { pageFontFile, readFontMetrics } from "./font-metrics.ts";
import { DiagramProblem } from "./problem.ts";

// A thread that draws one diagram after the other. It has a document of its own, so the build's thread stays without one.

const port = parentPort;
if (!port) throw new Error("worker.ts runs only as a worker thread.");

const metrics = readFontMetrics(pageFontFile);
installDocument(metrics);
// Mermaid looks for the document while it loads.
const { draw } = await import("./draw.ts");
const { mermaidSettings } = await import("./settings.ts");
const { default: mermaid } = await import("mermaid");
mermaid.initialize(mermaidSettings("Hanken Grotesk Variable"));

port.on("message", async (request: DrawRequest) => {
	try {
		port.postMessage({ diagram: await draw(request, metrics) });
	} catch (error) {
		if (error instanceof DiagramProblem) port.postMessage({ refusal: error.refusal });
		else port.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	} finally {
		document.body.replaceChildren();
	}
});
port.postMessage({ ready: true });
