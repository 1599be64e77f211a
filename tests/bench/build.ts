// How long a build takes: the whole site with nothing cached, once more with what the first build left, and a site of
// 1,000 pages. `node tests/bench/build.ts`
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSite } from "../../src/commands/build-site.ts";
import { copyProject } from "../project-copy.ts";

const pages = 1_000;
/** Seconds that a build of so many pages may take. */
const aim = 60;

const { path: copy, remove } = copyProject("bench-build");
try {
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
	remove();
}

async function seconds(): Promise<number> {
	const begin = performance.now();
	await buildSite(copy);
	return Math.round((performance.now() - begin) / 100) / 10;
}
