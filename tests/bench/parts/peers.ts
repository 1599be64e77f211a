import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cost, costOf } from "./command-cost.ts";
import { guideAsPages, type PlainGroup, writePages } from "./many-pages.ts";
import { setAside } from "./set-aside.ts";

const sources = new URL("../peers/", import.meta.url).pathname;
const folder = new URL("../../../.cache/bench-peers/", import.meta.url).pathname;

/** Other ways to make a site of the guide's text: Starlight alone, and with each of the two plugins that bring Mermaid to it. */
export type Peer = "starlight" | "rehype-mermaid" | "astro-mermaid";

/** A site of a peer that can be built again and again. */
export interface PeerSite {
	/** Where it is built. */
	dist: string;
	build(options: { cold: boolean }): Promise<Cost>;
	remove(): void;
}

/** Brings the peers' packages when they are first asked for, and again when their package.json has changed. */
export function installPeers(): void {
	mkdirSync(folder, { recursive: true });
	const wanted = readFileSync(join(sources, "package.json"), "utf8");
	const file = join(folder, "package.json");
	if (existsSync(join(folder, "node_modules")) && existsSync(file) && readFileSync(file, "utf8") === wanted) return;
	console.log("Bringing the peers’ packages …");
	writeFileSync(file, wanted);
	const { status, stderr } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], {
		cwd: folder,
		encoding: "utf8",
	});
	if (status === 0) return;
	rmSync(file);
	throw new Error(`The peers’ packages could not be installed.\n${stderr}`);
}

/** The guide's text as a site of `peer`, with `more` pages in its navigation behind the guide's own. */
export function peerSite(peer: Peer, more: readonly PlainGroup[] = []): PeerSite {
	const root = join(folder, `${peer}-${more.length}`);
	rmSync(root, { recursive: true, force: true });
	const docs = join(root, "src/content/docs");
	cpSync(join(sources, "astro.config.mjs"), join(root, "astro.config.mjs"));
	cpSync(join(sources, "content.config.ts"), join(root, "src/content.config.ts"));
	cpSync(join(sources, "package.json"), join(root, "package.json"));
	const [first, ...rest] = guideAsPages();
	if (!first) throw new Error("The guide has no pages.");
	const groups = [{ group: "Guide", pages: [{ ...first, name: "index" }, ...rest] }, ...more];
	writePages(
		docs,
		groups.flatMap(({ pages }) => pages),
		".md",
	);
	const sidebar = groups.map(({ group, pages }) => ({ label: group, items: pages.map(({ name }) => name) }));
	writeFileSync(join(root, "sidebar.json"), JSON.stringify(sidebar));
	const astro = join(folder, "node_modules/astro/bin/astro.mjs");
	return {
		dist: join(root, "dist"),
		build({ cold }) {
			if (cold) setAside(root, [".astro", "node_modules"]);
			const env = { PEER: peer, NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1" };
			return costOf(process.execPath, [astro, "build"], { cwd: root, env });
		},
		remove: () => rmSync(root, { recursive: true, force: true }),
	};
}
