import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { diagramColors } from "#components/diagram/colors.ts";
import { diagrams, pageFont } from "#components/diagram/renderer.ts";
import { openCache } from "#diagrams/cache.ts";
import type { DrawRequest } from "#diagrams/mermaid/draw.ts";
import { defaultLimits } from "#diagrams/mermaid/limits.ts";
import { cacheVersion, createDiagramRenderer, type ThreadOptions } from "#diagrams/renderer.ts";

afterAll(diagrams.stop);

describe("results are kept by content", () => {
	const shape = z.object({ svg: z.string() });
	let folder = "";
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "diagrams-"));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	const open = (version = "1") => openCache(folder, version, (stored) => shape.parse(stored));

	test("and found by the same content only", () => {
		open().write("A --> B", { svg: "<svg/>" });
		expect(open().read("A --> B")).toEqual({ svg: "<svg/>" });
		expect(open().read("A --> C")).toBeNull();
	});

	test("another version of the renderer finds nothing of an older one", () => {
		open("1").write("A --> B", { svg: "<svg/>" });
		expect(open("2").read("A --> B")).toBeNull();
	});

	test("it is empty until something of its version is kept", () => {
		expect(open("1").isEmpty()).toBe(true);
		open("1").write("A --> B", { svg: "<svg/>" });
		expect([open("1").isEmpty(), open("2").isEmpty()]).toEqual([false, true]);
	});

	test("the folder may be deleted at any time", () => {
		const cache = open();
		cache.write("A --> B", { svg: "<svg/>" });
		rmSync(folder, { recursive: true });
		expect(cache.read("A --> B")).toBeNull();
		cache.write("A --> B", { svg: "<svg/>" });
		expect(cache.read("A --> B")).toEqual({ svg: "<svg/>" });
	});

	test.each([
		["cut off", '{"svg":"<sv'],
		["empty", ""],
		["of another shape", '{"picture":1}'],
		["no text at all", "\0\0\0"],
	])("a file that is %s counts as none, and is replaced", (_, content) => {
		const cache = open();
		cache.write("A --> B", { svg: "<svg/>" });
		const [file = ""] = readdirSync(folder);
		writeFileSync(join(folder, file), content);
		expect(cache.read("A --> B")).toBeNull();
		cache.write("A --> B", { svg: "<svg/>" });
		expect(cache.read("A --> B")).toEqual({ svg: "<svg/>" });
	});

	test("a folder that cannot be written costs time, never a diagram", () => {
		const file = join(folder, "a-file");
		writeFileSync(file, "");
		const cache = openCache(join(file, "cache"), "1", (stored) => shape.parse(stored));
		cache.write("A --> B", { svg: "<svg/>" });
		expect(cache.read("A --> B")).toBeNull();
	});

	test("a result appears whole: no draft is left behind", () => {
		const cache = open();
		for (let at = 0; at < 50; at++) cache.write("A --> B", { svg: `<svg>${at}</svg>` });
		expect(readdirSync(folder)).toHaveLength(1);
		expect(JSON.parse(readFileSync(join(folder, readdirSync(folder)[0] ?? ""), "utf8"))).toEqual({
			svg: "<svg>49</svg>",
		});
	});
});

describe("what is kept is another's as soon as anything that a picture depends on is", () => {
	const worker = new URL("../../../src/diagrams/worker.ts", import.meta.url);
	const given: ThreadOptions = {
		font: pageFont,
		colors: diagramColors,
		palette: {},
		limits: defaultLimits,
		codeCache: null,
	};

	test.each(["mermaid", "linkedom", "svgo", "fontkitten"])("the version of %s", (name) => {
		const { version } = z
			.object({ version: z.string() })
			.parse(JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), "utf8")));
		expect(cacheVersion(worker, given)).toContain(`${name}@${version}`);
	});

	test("the font's bytes, and the colors", () => {
		const bold = pageFont.file.replace("latin-wght-normal", "latin-ext-wght-normal");
		expect(cacheVersion(worker, { ...given, font: { ...pageFont, file: bold } })).not.toBe(cacheVersion(worker, given));
		const colors = { ...diagramColors, ink: { ...diagramColors.ink, light: "#000000" } };
		expect(cacheVersion(worker, { ...given, colors })).not.toBe(cacheVersion(worker, given));
		expect(cacheVersion(worker, { ...given })).toBe(cacheVersion(worker, given));
	});
});

test("a renderer takes font, colors, palette and limits from whoever makes it", async () => {
	const renderer = createDiagramRenderer({
		font: { ...pageFont, stack: "Example, serif" },
		colors: { ...diagramColors, ink: { variable: "--letters", light: "#101010", dark: "#f0f0f0" } },
		palette: { "#abcdef": "tint-2" },
		limits: { nodes: 2 },
		threads: 1,
	});
	try {
		const { svg } = await renderer.draw("flowchart TD\n A --> B\n style A fill:#abcdef");
		expect(svg).toContain('font-family="Example, serif"');
		expect(svg).toContain("var(--letters,#101010)");
		expect(svg).toContain("var(--tint-2,");
		await expect(renderer.draw("flowchart TD\n A --> B --> C")).rejects.toThrow("at most 2 can be laid out");
	} finally {
		await renderer.stop();
	}
});

describe("drawing is a function of the text", () => {
	const sources = Array.from({ length: 24 }, (_, at) => `flowchart TD\n A${at}[Node ${at}] -->|${at}| B --> C`);

	test("whatever is drawn at the same time", async () => {
		const oneByOne: string[] = [];
		for (const source of sources) oneByOne.push((await diagrams.draw(source, { cached: false })).svg);
		const together = await Promise.all(sources.map((source) => diagrams.draw(source, { cached: false })));
		expect(together.map(({ svg }) => svg)).toEqual(oneByOne);
	});

	test("a refusal among them stops none of the others", async () => {
		const results = await Promise.allSettled(
			["flowchart TD\n A --> B", "flowchart TD\n A -->", 'pie\n "A" : 1'].map((source) =>
				diagrams.draw(source, { cached: false }),
			),
		);
		expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
	});

	test("layouts that toss coins give the same picture each time", async () => {
		const source = "mindmap\n Root\n  One\n   Leaf\n  Two\n  Three";
		const first = await diagrams.draw(source, { cached: false });
		await diagrams.stop();
		expect((await diagrams.draw(source, { cached: false })).svg).toBe(first.svg);
	});
});

test("the thread that draws keeps nothing of 1,000 diagrams", async () => {
	const workerData = {
		font: pageFont,
		colors: diagramColors,
		palette: {},
		limits: defaultLimits,
		codeCache: null,
	} satisfies ThreadOptions;
	const thread = new Worker(new URL("../../../src/diagrams/worker.ts", import.meta.url), {
		workerData,
		execArgv: ["--disable-warning=ExperimentalWarning"],
	});
	try {
		await once(thread, "message");
		const draw = async (from: number, to: number) => {
			for (let at = from; at < to; at++) {
				const source = `pie title Pie ${at}\n "A" : ${at + 1}\n "B" : 20`;
				thread.postMessage({
					source,
					title: null,
					description: null,
					fit: null,
					narrow: null,
					narrowSource: null,
				} satisfies DrawRequest);
				expect(await once(thread, "message")).toEqual([{ diagram: expect.anything() }]);
			}
		};
		/** What is still in use, in MB. How much memory a process holds besides depends on when garbage was last collected. */
		const inUse = async () => {
			// A snapshot collects all garbage first.
			for await (const _ of await thread.getHeapSnapshot());
			return (await thread.getHeapStatistics()).used_heap_size / 2 ** 20;
		};
		// What Mermaid keeps once is there after the first hundreds; of a drawing kept each time, 1,000 are more than 2 MB.
		await draw(0, 500);
		const before = await inUse();
		await draw(500, 1_500);
		expect((await inUse()) - before).toBeLessThan(2);
	} finally {
		await thread.terminate();
	}
});
