import { join } from "node:path";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { AstroPrerenderer } from "astro";
import * as z from "zod";
import type { PageInputs } from "./build-inputs.ts";
import { keptResults } from "./kept-results.ts";

/** The quickest that packs: unpacked, all pages of a large site would be in memory at once. */
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const renderedFilesSchema = z.array(z.string());

/**
 * Renders only pages that former builds have not rendered from the same: of all others it gives what they were then. Which files of
 * content a page renders Astro tells for each; whatever else any page may show is one fingerprint for all.
 *
 * `readInputs` is asked at once, so before anything is read for the site, and when every page is written: what was rendered while
 * somebody wrote is not kept, since nobody knows which text it shows.
 */
export function keptPages(
	root: string,
	readInputs: () => PageInputs,
): (prerenderer: AstroPrerenderer) => AstroPrerenderer {
	const inputs = readInputs();
	return (prerenderer) => rendering(prerenderer, root, inputs, readInputs);
}

function rendering(
	prerenderer: AstroPrerenderer,
	root: string,
	inputs: PageInputs,
	readInputs: () => PageInputs,
): AstroPrerenderer {
	const kept = keptResults(join(root, "node_modules/.cache/pages.bin"), inputs.ofAll);
	/** What a page was rendered from that rendered `files`; null where one of them is not a page's. */
	const sourceOf = (page: string, files: readonly string[]): string | null => {
		const texts = files.map((file) => inputs.ofEach.get(file));
		return texts.includes(undefined) ? null : JSON.stringify([page, texts]);
	};
	const read = (page: string): Buffer | null => {
		const files = kept.read(page);
		const source = files && sourceOf(page, renderedFilesSchema.parse(JSON.parse(files.toString("utf8"))));
		const packed = source ? kept.read(source) : null;
		return packed && zstdDecompressSync(packed);
	};
	const write = (page: string, files: readonly string[], body: Uint8Array): void => {
		const source = sourceOf(page, files);
		if (source === null) return;
		kept.write(page, Buffer.from(JSON.stringify(files)));
		kept.write(source, zstdCompressSync(body, packing));
	};
	return {
		...prerenderer,
		async render(request, options) {
			const page = JSON.stringify([options.routeData.component, request.url]);
			const known = read(page);
			if (known) return new Response(new Uint8Array(known));
			const rendered = await prerenderer.render(request, { ...options, collectMetadata: true });
			if (rendered instanceof Response || !rendered.metadata) return rendered;
			const { response, metadata } = rendered;
			const { contentEntryKeys, staticImages, referencedImages = [] } = metadata;
			// Pictures are made for the pages that were rendered, so those are rendered each time.
			if (response.status !== 200 || staticImages.length + referencedImages.length > 0) return rendered;
			const body = new Uint8Array(await response.arrayBuffer());
			if (body.length > 0) write(page, contentEntryKeys, body);
			return new Response(body, response);
		},
		async teardown() {
			await prerenderer.teardown?.();
			if (areSame(inputs, readInputs())) kept.save();
		},
	};
}

function areSame(one: PageInputs, other: PageInputs): boolean {
	const inWords = ({ ofAll, ofEach }: PageInputs) => JSON.stringify([ofAll, ...ofEach]);
	return inWords(one) === inWords(other);
}
