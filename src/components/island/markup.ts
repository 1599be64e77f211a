import { options } from "preact";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { noteOwnElements } from "./own-elements.ts";

// Under React's names Preact makes a property of translate="no", which is then left out of markup.
const before = options.vnode;
options.vnode = (node) => {
	before?.(node);
	if (typeof node.type === "string" && "translate" in node.props && node.props.translate === false)
		Object.assign(node.props, { translate: "no" });
};

/** The markup of a tool as it stands in its island. */
export function islandMarkup(tool: ReactNode): string {
	return markupOf(tool) + noteOwnElements;
}

/** The markup of a React component, for a page. */
export function markupOf(node: ReactNode): string {
	return renderToString(node);
}
