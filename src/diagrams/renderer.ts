import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type DiagramCache, fingerprint, openCache } from "./cache.ts";
import type { ColorRole, DiagramColors } from "./colors.ts";
import type { Diagram, DrawRequest } from "./mermaid/draw.ts";
import { defaultLimits, type Limits } from "./mermaid/limits.ts";
import { type DiagramPlace, DiagramProblem, placed } from "./mermaid/problem.ts";
import { drawingThreads } from "./threads.ts";

export type { Diagram, Picture } from "./mermaid/draw.ts";

/** What a renderer is made of. */
export interface RendererOptions {
	/** The page's font: its file (TTF, OTF, WOFF or WOFF2), its family, and what an SVG has as `font-family`. */
	font: { file: string; family: string; stack: string };
	colors: DiagramColors;
	/** Colors of authors that mean a color of the page: hex in lower case → its role. */
	palette?: Readonly<Record<string, ColorRole>>;
	/** Folder in which results, and compiled code of the threads, are kept between builds; without one nothing is kept. */
	cache?: string;
	limits?: Partial<Limits>;
	/** How many threads draw at once; without it as many as the machine has cores. */
	threads?: number;
	/** The file of a thread, where a bundler has moved this module away from it. */
	worker?: URL;
}

/** What a page may set for one diagram. */
export interface DiagramOptions {
	/** Name of the picture; without it `accTitle` of the diagram, its title, or what its kind is called. */
	title?: string | undefined;
	/** Longer description for assistive technology; without it `accDescr` of the diagram. */
	description?: string | undefined;
	/** The width that the picture should keep to without scrolling, in px; without it its layout is left as it is written. */
	fit?: number | undefined;
	/** A narrower width in px, such as a phone's, for which it is drawn once more where the picture would scroll in it; without it never. */
	narrow?: number | undefined;
	/** The same diagram as it should be drawn for that width, with settings of its own; without it ways to draw it are looked for. */
	narrowSource?: string | undefined;
	/** Where the text is written, for the message of a refusal. */
	place?: DiagramPlace | undefined;
	/** Whether the result may come from the cache and is kept there; true without it. */
	cached?: boolean | undefined;
	/** Milliseconds after which this diagram is refused; the renderer's limit without it. */
	timeLimit?: number | undefined;
}

/** Draws Mermaid text as SVG, without a browser. */
export interface DiagramRenderer {
	/**
	 * Draws one diagram. The same text is drawn once at a time, and kept in the cache. Throws `DiagramProblem` with place,
	 * line and reason when it is refused.
	 */
	draw(source: string, options?: DiagramOptions): Promise<Diagram>;
	/** Starts a thread ahead, unless the cache has diagrams and the next ones may need none. */
	start(): void;
	/** From now on a thread ends that has had nothing to draw for so long: it holds some 150 MB. The next diagram starts a new one. */
	endIdle(milliseconds: number): void;
	/** Ends the threads; the next diagram starts new ones. Programs that only draw need not call it: an idle thread holds nothing up. */
	stop(): Promise<void>;
}

/** What a thread that draws is given when it starts. */
export interface ThreadOptions {
	font: RendererOptions["font"];
	colors: DiagramColors;
	palette: Readonly<Record<string, ColorRole>>;
	limits: Limits;
	/** Folder in which the thread keeps its compiled code; null where nothing is kept. */
	codeCache: string | null;
}

/** The packages besides this code on which a picture depends. */
const packages = ["mermaid", "linkedom", "svgo", "fontkitten"] as const;

/** Makes a renderer. Its threads start when they are needed, or by `start`. */
export function createDiagramRenderer(options: RendererOptions): DiagramRenderer {
	const limits: Limits = { ...defaultLimits, ...options.limits };
	const { font, colors, palette = {} } = options;
	const workerFile = options.worker ?? new URL("./worker.ts", import.meta.url);
	const codeCache = options.cache === undefined ? null : join(options.cache, "code");
	const given: ThreadOptions = { font, colors, palette, limits, codeCache };
	const threads = drawingThreads(workerFile, given, options.threads ?? availableParallelism());
	const underWay = new Map<string, Promise<Diagram>>();
	let opened: DiagramCache<Diagram> | null = null;
	const cache = () => {
		if (options.cache === undefined) return null;
		opened ??= openCache(options.cache, cacheVersion(workerFile, given), (stored) =>
			z.custom<Diagram>(isDiagram).parse(stored),
		);
		return opened;
	};
	return {
		async draw(
			source,
			{ title, description, fit, narrow, narrowSource, place, cached = true, timeLimit = limits.time } = {},
		) {
			const request: DrawRequest = {
				source: source.replaceAll("\r\n", "\n"),
				title: title ?? null,
				description: description ?? null,
				fit: fit ?? null,
				narrow: narrow ?? null,
				narrowSource: narrowSource ?? null,
			};
			const content = JSON.stringify(request);
			const kept = cached ? cache() : null;
			const known = kept?.read(content);
			if (known) return known;
			const begun = underWay.get(content) ?? threads.draw(request, timeLimit);
			underWay.set(content, begun);
			try {
				const diagram = await begun;
				kept?.write(content, diagram);
				return diagram;
			} catch (error) {
				if (error instanceof DiagramProblem && place) throw placed(error, request.source, place);
				throw error;
			} finally {
				underWay.delete(content);
			}
		},
		start() {
			if (cache()?.isEmpty() ?? true) threads.start();
		},
		endIdle: threads.endIdle,
		stop: threads.stop,
	};
}

/** Everything but the diagram's text that a picture depends on, as one name. */
export function cacheVersion(workerFile: URL, given: ThreadOptions): string {
	const versions = packages.map((name) => {
		const file = findPackageJSON(name, workerFile);
		const { version } = z.object({ version: z.string() }).parse(file ? JSON.parse(readFileSync(file, "utf8")) : {});
		return `${name}@${version}`;
	});
	return JSON.stringify([
		...versions,
		fingerprint(dirname(fileURLToPath(workerFile))),
		fingerprint(given.font.file),
		given.font.family,
		given.font.stack,
		given.colors,
		given.palette,
		given.limits,
	]);
}

function isDiagram(value: unknown): boolean {
	return (
		typeof value === "object" &&
		value !== null &&
		"svg" in value &&
		"outline" in value &&
		"graph" in value &&
		"narrow" in value
	);
}
