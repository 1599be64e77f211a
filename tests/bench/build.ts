// What a build costs, in seconds of processor time: this site with nothing cached, and once more after a change of one page; and with
// 1,000 pages more, in the navigation and in search, a diagram on every fourteenth. Beside each, in the same run, what the same text
// costs peers (peers/), which build all of it each time: Starlight alone and with either plugin for Mermaid. And how much memory.
// `node tests/bench/build.ts [pages]`
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { copyProject } from "#tests/project-copy.ts";
import { type Cost, costOf } from "./parts/command-cost.ts";
import { manyPages, type PlainGroup, writePages } from "./parts/many-pages.ts";
import { installPeers, peerSite } from "./parts/peers.ts";
import { setAside } from "./parts/set-aside.ts";

const pages = Number(process.argv[2] ?? 1_000);
/** How many times the cost of Starlight with astro-mermaid each may cost. */
const aims = { cold: 1.5, warm: 1, many: 2, manyWarm: 1 };
/** The memory that many pages may take, in MB. */
const memoryAim = 1_300;

installPeers();
const { path: copy, remove } = copyProject("bench-build");
let reached = true;
let most = { ours: 0, theirs: 0 };
try {
	const theirs = {
		starlight: peerSite("starlight"),
		rehype: peerSite("rehype-mermaid"),
		astro: peerSite("astro-mermaid"),
	};
	console.log(
		"CPU seconds                        ours   Starlight   + rehype-mermaid   + astro-mermaid   ours : the last",
	);
	for (const cold of [true, false]) {
		row(cold ? "This site, nothing cached" : "… after a change of a page", cold ? aims.cold : aims.warm, [
			await ours({ cold }),
			await theirs.starlight.build({ cold }),
			await theirs.rehype.build({ cold }),
			await theirs.astro.build({ cold }),
		]);
	}
	const more = manyPages(pages);
	addPages(more);
	const large = peerSite("astro-mermaid", more);
	for (const cold of [true, false]) {
		row(cold ? `${pages} pages more` : "… after a change of one of them", cold ? aims.many : aims.manyWarm, [
			await ours({ cold }),
			null,
			null,
			await large.build({ cold }),
		]);
	}
	console.log(`${"… and with nothing changed".padEnd(32)}${(await built()).cpu.toFixed(1).padStart(7)}`);
	console.log(
		`Most memory with ${pages} pages more: ${most.ours.toFixed(0)} MB (${memoryAim}), Starlight + astro-mermaid ${most.theirs.toFixed(0)} MB.`,
	);
	reached &&= most.ours <= memoryAim;
	console.log(`Aims: the ratios in brackets. ${reached ? "Reached." : "Not reached."}`);
	process.exitCode = reached ? 0 : 1;
} finally {
	remove();
}

/** What `npm run build` costs in the copy: with nothing cached, or after a change of one page. */
function ours({ cold }: { cold: boolean }): Promise<Cost> {
	if (cold) setAside(copy, [".astro", "node_modules/.cache", "node_modules/.astro", "node_modules/.vite"]);
	else appendFileSync(join(copy, "content/guide/support.mdx"), "\nOne sentence more.\n");
	return built();
}

function built(): Promise<Cost> {
	return costOf(process.execPath, ["src/commands/build.ts"], { cwd: copy });
}

function addPages(groups: readonly PlainGroup[]): void {
	writePages(
		join(copy, "content/guide"),
		groups.flatMap((group) => group.pages),
		".mdx",
	);
	const navigation = join(copy, "content/navigation.yaml");
	const listed = groups.map((group) => ({ group: group.group, pages: group.pages.map(({ name }) => `guide/${name}`) }));
	writeFileSync(navigation, readFileSync(navigation, "utf8") + stringify(listed));
}

function row(name: string, aim: number, [mine, ...others]: [Cost, ...(Cost | null)[]]): void {
	const last = others.at(-1);
	const ratio = mine.cpu / (last?.cpu ?? Number.NaN);
	most = { ours: Math.max(most.ours, mine.memory ?? 0), theirs: Math.max(most.theirs, last?.memory ?? 0) };
	reached &&= ratio <= aim;
	const widths = [12, 19, 18];
	const cells = others.map((cost, at) => (cost === null ? "–" : cost.cpu.toFixed(1)).padStart(widths[at] ?? 12));
	console.log(
		`${name.padEnd(32)}${mine.cpu.toFixed(1).padStart(7)}${cells.join("")}${ratio.toFixed(2).padStart(10)} (${aim})`,
	);
}
