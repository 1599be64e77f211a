import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AstroPrerenderer, RouteData } from "astro";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PageInputs } from "#publishing/kept/build-inputs.ts";
import { keptPages } from "#publishing/kept/kept-pages.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "kept-pages-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A site of two pages, and a third that has the text of both. */
const filesOf: Record<string, string[]> = {
	"/a/": ["content/a.mdx"],
	"/b/": ["content/b.mdx"],
	"/print/": ["content/a.mdx", "content/b.mdx"],
	"/tool/": [],
};
const texts = (a: string, b: string, ofAll = "facts"): PageInputs => ({
	ofAll,
	ofEach: new Map([
		["content/a.mdx", a],
		["content/b.mdx", b],
	]),
});

interface Site {
	inputs: PageInputs;
	/** What is there once the pages are written. */
	inputsAfterwards?: PageInputs;
	status?: number;
	pictures?: string[];
}

/** Builds the site; gives its pages, and which of them were rendered. */
async function build({ inputs, inputsAfterwards = inputs, status = 200, pictures = [] }: Site) {
	const rendered: string[] = [];
	const renderer: AstroPrerenderer = {
		name: "renderer",
		getStaticPaths: async () => [],
		render: async ({ url }) => {
			const { pathname } = new URL(url);
			rendered.push(pathname);
			const files = filesOf[pathname] ?? [];
			const body = JSON.stringify([inputs.ofAll, ...files.map((file) => inputs.ofEach.get(file))]);
			const metadata = { contentEntryKeys: files, staticImages: [], referencedImages: pictures };
			return { response: new Response(body, { status }), metadata };
		},
	};
	const asked = [inputs, inputsAfterwards];
	const prerenderer = keptPages(root, () => asked.shift() ?? expect.unreachable())(renderer);
	const pages: Record<string, string> = {};
	for (const path of Object.keys(filesOf)) {
		const route = { component: "page.astro" } as RouteData;
		const given = await prerenderer.render(new Request(`http://site.example${path}`), { routeData: route });
		pages[path] = await (given instanceof Response ? given : given.response).text();
	}
	await prerenderer.teardown?.();
	return { pages, rendered };
}

/** The same without anything kept. */
async function clean(site: Site) {
	rmSync(join(root, "node_modules"), { recursive: true, force: true });
	return (await build(site)).pages;
}

test("what is written as before is not rendered again", async () => {
	const { pages } = await build({ inputs: texts("1", "1") });
	expect(await build({ inputs: texts("1", "1") })).toEqual({ pages, rendered: [] });
});

test("another text is rendered wherever it stands, and nothing else", async () => {
	await build({ inputs: texts("1", "1") });
	const { pages, rendered } = await build({ inputs: texts("1", "2") });
	expect(rendered).toEqual(["/b/", "/print/"]);
	expect(pages).toEqual(await clean({ inputs: texts("1", "2") }));
});

test("a text that comes back has its page of then", async () => {
	for (const b of ["1", "2"]) await build({ inputs: texts("1", b) });
	const { pages, rendered } = await build({ inputs: texts("1", "1") });
	expect(rendered).toEqual([]);
	expect(pages).toEqual(await clean({ inputs: texts("1", "1") }));
});

test("another fact renders every page", async () => {
	await build({ inputs: texts("1", "1") });
	const { rendered } = await build({ inputs: texts("1", "1", "other facts") });
	expect(rendered).toEqual(Object.keys(filesOf));
});

test("what was rendered while somebody wrote is not kept", async () => {
	await build({ inputs: texts("1", "1"), inputsAfterwards: texts("1", "2") });
	const { rendered } = await build({ inputs: texts("1", "1") });
	expect(rendered).toEqual(Object.keys(filesOf));
});

test.each([
	["with pictures, which are made for those that are rendered", { pictures: ["/site/ladder.png"] }],
	["that lead elsewhere", { status: 301 }],
])("pages %s are rendered each time", async (_, site) => {
	await build({ inputs: texts("1", "1"), ...site });
	const { rendered } = await build({ inputs: texts("1", "1"), ...site });
	expect(rendered).toEqual(Object.keys(filesOf));
});
