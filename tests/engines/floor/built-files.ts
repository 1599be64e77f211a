import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const client = new URL("../../../dist/client/", import.meta.url).pathname;

/**
 * The pages of the build and the scripts and style sheets that they lead to, by path. What former builds left for pages that are
 * still open is not among them, nor what the search library brings along for other sites.
 */
export function builtFiles(): Map<string, string> {
	const paths = readdirSync(client, { recursive: true, encoding: "utf8" });
	const read = (path: string) => [path, readFileSync(join(client, path), "utf8")] as const;
	const reached = new Map(paths.filter((path) => path.endsWith(".html") || path === "embed.js").map(read));
	let left = paths.filter((path) => /\.(js|css)$/.test(path) && !reached.has(path));
	for (const text of reached.values()) {
		// What is added while the loop runs is read by it, too.
		for (const path of left.filter((one) => text.includes(basename(one)))) reached.set(...read(path));
		left = left.filter((path) => !reached.has(path));
	}
	return reached;
}
