import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";
import type { ThreadOptions } from "./renderer.ts";

// Imported by worker.ts before all else: what is loaded from here on is compiled once a machine, not once a thread.
const { codeCache }: ThreadOptions = workerData;
if (codeCache !== null) enableCompileCache(codeCache);
