// What a build exports to the server: dist/server/entry.mjs.
import { createApp } from "astro/app/entrypoint";

const app = createApp();

/** Renders a page that is made on demand. The server alone calls it, so an address without a page is a fault of ours: 404. */
export const render = (request: Request): Promise<Response> => app.render(request);
