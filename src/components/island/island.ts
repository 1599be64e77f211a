import { createElement, type FunctionComponent, type ReactNode } from "react";

/** A tool as an island of Astro: with the properties that the page gives it, and the finished markup that stands within it there. */
export function island(tool: FunctionComponent, properties: object, inner: string | undefined): ReactNode {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: what the page's own components have rendered.
	const slot = inner && createElement("astro-slot", { dangerouslySetInnerHTML: { __html: inner } });
	return slot ? createElement(tool, properties, slot) : createElement(tool, properties);
}
