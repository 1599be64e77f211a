import type { NamedSSRLoadedRendererValue } from "astro";
import { island } from "./island.ts";
import { islandMarkup, markupOf } from "./markup.ts";

/** Renders React components into pages. Astro asks here about what pages use as components, but for its own. */
export default {
	name: "islands",
	check: async (Component, props) => {
		if (typeof Component !== "function") return false;
		// The scope of the page's styles: asked with the very properties that it hands to the browser, Astro would hand on this, too.
		delete props.class;
		return true;
	},
	renderToStaticMarkup: async (Component, { class: _, ...props }, { default: inner }, metadata) => {
		const node = island(Component, props, inner);
		// Without, it is a drawing that stays as it is.
		return { html: metadata?.hydrate ? islandMarkup(node) : markupOf(node) };
	},
} satisfies NamedSSRLoadedRendererValue;
