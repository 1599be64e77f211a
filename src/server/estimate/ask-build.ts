import { type Renderer, RendererBusy } from "#server/rendering/renderer.ts";
import { processorShare } from "./processor-share.ts";

/** Asks a page of the build what it makes of something; null where too much waits, or where this has had its share of a processor. */
export type Ask = (posted: unknown) => Promise<{ content: unknown } | null>;

/** Estimates that wait for the renderer, at 20 ms each; it renders the form, too, which must not wait long. */
const mostWaiting = 8;
/** What this may take of a processor in the long run, and at once after a rest, in milliseconds. */
const share = { part: 0.5, burst: 5_000 } as const;

/** Asks the page at `url`, of those that the build renders on demand, and gives its JSON. */
export function askBuild(renderer: Renderer, url: string): Ask {
	const allowance = processorShare(share.part, share.burst);
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
