import { expect, test } from "vitest";
import { startRenderer } from "#server/rendering/renderer.ts";

/** A build whose page "/large" keeps all that it makes. */
const entry = `data:text/javascript,${encodeURIComponent(`
	const kept = [];
	export const render = async ({ url }) => {
		while (url.endsWith("/large")) kept.push(new Array(10_000).fill({}));
		return new Response("small");
	};
`)}`;

test("a page that needs more memory than its thread may have fails alone, and the next is rendered", async () => {
	const renderer = startRenderer(entry, { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 });
	const page = (path: string) => renderer.render({ url: `http://localhost${path}` });
	try {
		await expect(page("/large")).rejects.toThrow();
		const { status, body } = await page("/small");
		expect([status, Buffer.from(body).toString()]).toEqual([200, "small"]);
	} finally {
		await renderer.close();
	}
});
