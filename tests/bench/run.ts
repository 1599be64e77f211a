// Runs every benchmark of this folder, one after the other so that none disturbs another. Each also runs alone:
// `node tests/bench/search.ts`. What several of them need is in parts/.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const folder = new URL(".", import.meta.url);
const benchmarks = readdirSync(folder)
	.filter((file) => file.endsWith(".ts") && file !== "run.ts")
	.sort();
const failed = benchmarks.filter((file) => {
	console.log(`\n── ${file.replace(".ts", "")}`);
	return spawnSync(process.execPath, [new URL(file, folder).pathname], { stdio: "inherit" }).status !== 0;
});
if (failed.length > 0) console.log(`\nNot reached or broken: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
