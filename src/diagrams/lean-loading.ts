import { enableCompileCache, registerHooks } from "node:module";
import { workerData } from "node:worker_threads";
import type { ThreadOptions } from "./renderer.ts";

// Imported by worker.ts before all else: what is loaded from here on is compiled once a machine, not once a thread.
const { codeCache }: ThreadOptions = workerData;
if (codeCache !== null) enableCompileCache(codeCache);

// A tenth of jsdom's time to load is its client of the network, which a thread that draws has no use for.
const withoutNetwork = new URL("./measure/no-network.ts", import.meta.url).href;
registerHooks({
	resolve: (specifier, context, next) =>
		/^undici(?:\/|$)/.test(specifier) ? { url: withoutNetwork, shortCircuit: true } : next(specifier, context),
});
