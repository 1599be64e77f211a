import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { withBase } from "#browser/base.ts";
import { mapAddresses } from "#program/site-address.ts";

/** The addresses that a page's head names, below the path under which the site lies: the theme takes them as they are written. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
	const { pagination, entry } = starlightRoute;
	const { banner, prev, next } = entry.data;
	if (banner) banner.content = mapAddresses(banner.content, withBase);
	for (const [link, written] of [
		[pagination.prev, prev],
		[pagination.next, next],
	] as const) {
		if (link && typeof written === "object" && written.link) link.href = withBase(written.link);
	}
});
