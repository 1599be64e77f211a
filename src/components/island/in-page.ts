import type { NamedSSRLoadedRendererValue } from "astro";
import { island } from "./island.ts";
import { markupOf } from "./markup.ts";

/** Renders React components into pages. Astro asks here about what pages use as components, but for its own. */
export default {
	name: "islands",
	check: async (Component, props) => {
		if (typeof Component !== "function") return false;
		// The scope of the page's styles: asked with the very properties that it hands to the browser, Astro would hand on this, too.
		delete props.class;
		return true;
	},
	renderToStaticMarkup: async (Component, { class: _, ...props }, { default: inner }) => ({
		html: markupOf(island(Component, props, inner)),
	}),
} satisfies NamedSSRLoadedRendererValue;
