import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { withBase } from "#browser/base.ts";
import { mapAddresses } from "#program/site-address.ts";

/** What the theme is told of each page before it is rendered, as this site has it. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
	const { toc, pagination, entry } = starlightRoute;
	// A page without sections has no contents to list beside it: they would hold its own top and nothing else.
	const items = toc?.items ?? [];
	if (items.length === 1 && items[0]?.children.length === 0) starlightRoute.toc = undefined;
	// The addresses that a page's head names lie below the site's own path; the theme takes them as they are written.
	const { banner, prev, next } = entry.data;
	if (banner) banner.content = mapAddresses(banner.content, withBase);
	for (const [link, written] of [
		[pagination.prev, prev],
		[pagination.next, next],
	] as const) {
		if (link && typeof written === "object" && written.link) link.href = withBase(written.link);
	}
});
