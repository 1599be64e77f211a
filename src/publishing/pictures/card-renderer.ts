// What the server draws pictures with, in a thread of its own (src/server/rendering).
// Loaded with the thread, so that the first picture does not wait for it.
import "satori";
import sharp from "sharp";
import { estimateCardSchema } from "#program/estimate/estimate-card.ts";
import { draw } from "./drawing.ts";
import { estimateDrawing } from "./estimate-drawing.ts";

// Pictures are drawn one after the other, each once: what sharp would keep of one serves no other, and more threads take pages theirs.
sharp.cache(false);
sharp.concurrency(1);

/** Answers a post of what a picture shows with the picture. */
export async function render(request: Request): Promise<Response> {
	const picture = await draw(estimateDrawing(estimateCardSchema.parse(await request.json())));
	return new Response(new Uint8Array(picture), { headers: { "content-type": "image/png" } });
}
