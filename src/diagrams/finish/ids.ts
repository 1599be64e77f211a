/**
 * Mermaid's id of every drawing, and the front of all its ids. It is the same for all, because its style sheet names it in
 * each selector, and the DOM keeps every selector that it has ever read.
 */
export const drawingId = "drawing";

/** Begins every id of a drawing until a page puts its own prefix there. */
export const idPlaceholder = "dgm";

/** The same drawing with ids of its own, so that several share a page. `prefix` may hold letters, digits and hyphens. */
export function withIds(svg: string, prefix: string): string {
	return svg.replace(/ (?:id|aria-labelledby|href|[a-z-]+)="(?:url\()?[^"]*dgm-[^"]*"/g, (attribute) =>
		attribute.replace(/(^| |"|#)dgm-/g, (_, before: string) => `${before}${prefix}-`),
	);
}
