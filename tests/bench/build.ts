// How long a build takes: the whole site with nothing cached, once more with what the first build left, and a site of
// 1,000 pages. `node tests/bench/build.ts`
import {
	cpSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buildSite } from "../../src/commands/build-site.ts";

const pages = 1_000;
/** Seconds that a build of so many pages may take. */
const aim = 60;

const root = new URL("../..", import.meta.url).pathname;
// Inside the project, since files are linked within one file system only.
mkdirSync(join(root, ".cache"), { recursive: true });
const copy = mkdtempSync(join(root, ".cache/bench-build-"));
try {
	for (const part of ["package.json", "astro.config.mjs", "tsconfig.json", "src", "content", "public"]) {
		cpSync(join(root, part), join(copy, part), { recursive: true });
	}
	// Packages are linked file by file; what builds cache beside them is not.
	linkFolder(join(root, "node_modules"), join(copy, "node_modules"));
	console.log(`The whole site, nothing cached:   ${await seconds()} s`);
	console.log(`The whole site, once more:        ${await seconds()} s`);

	const source = readFileSync(join(copy, "content/guide/process.mdx"), "utf8");
	mkdirSync(join(copy, "content/bench"));
	for (let page = 0; page < pages; page++) {
		// Titles differ, so that each page has a preview image of its own to draw.
		writeFileSync(
			join(copy, `content/bench/page-${page}.mdx`),
			source.replace(/^title: .*$/m, `title: Process ${page}`),
		);
	}
	const many = await seconds();
	console.log(
		`${pages} pages more, nothing cached: ${many} s. Aim: under ${aim} s. ${many < aim ? "Reached." : "Not reached."}`,
	);
	process.exitCode = many < aim ? 0 : 1;
} finally {
	rmSync(copy, { recursive: true });
}

/** Hard links of all files of a folder, hidden folders at its top left out. */
function linkFolder(from: string, to: string, isTop = true): void {
	mkdirSync(to);
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
		else if (entry.isFile()) linkSync(source, target);
		else if (!isTop || !entry.name.startsWith(".")) linkFolder(source, target, false);
	}
}

async function seconds(): Promise<number> {
	const begin = performance.now();
	await buildSite(copy);
	return Math.round((performance.now() - begin) / 100) / 10;
}
