import { type Renderer, RendererBusy } from "#server/rendering/renderer.ts";
import { type ProcessorShare, processorShare } from "./processor-share.ts";

/** Asks a page of the build what it makes of something; null where too much waits, or where this has had its share of a processor. */
export type Ask = (posted: unknown) => Promise<{ content: unknown } | null>;

/** Estimates that wait for the renderer, at 20 ms each; it renders the form, too, which must not wait long. */
const mostWaiting = 8;
/** What pages for queries may take of a processor in the long run, and at once after a rest, in milliseconds. */
const share = { part: 0.5, burst: 5_000 } as const;

/** The share of a processor that all pages for queries have together. */
export const pagesShare = (): ProcessorShare => processorShare(share.part, share.burst);

/** Asks the page at `url`, of those that the build renders on demand, within an `allowance`, and gives its JSON. */
export function askBuild(renderer: Renderer, url: string, allowance: ProcessorShare): Ask {
	return async (posted) => {
		if (!allowance.isFree()) return null;
		const rendered = await unlessBusy(renderer.render({ url, form: posted }, mostWaiting));
		if (rendered === null) return null;
		allowance.spend(rendered.cost);
		if (rendered.status !== 200) throw new Error(`a page on demand was answered with ${rendered.status}`);
		return { content: JSON.parse(Buffer.from(rendered.body).toString()) };
	};
}

/** What is rendered, or null where too many wait. */
export function unlessBusy<Page>(rendering: Promise<Page>): Promise<Page | null> {
	return rendering.catch((error: unknown) => {
		if (error instanceof RendererBusy) return null;
		throw error;
	});
}
