import { defineRouteMiddleware } from "@astrojs/starlight/route-data";

/** A page without sections has no contents to list beside it: they would hold its own top and nothing else. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
	const items = starlightRoute.toc?.items ?? [];
	if (items.length === 1 && items[0]?.children.length === 0) starlightRoute.toc = undefined;
});
