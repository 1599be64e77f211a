/** Stands at the front of every id of a drawing until a page puts its own prefix there. */
export const idPlaceholder = "dgm";

/** The same drawing with ids of its own, so that several share a page. `prefix` may hold letters, digits and hyphens. */
export function withIds(svg: string, prefix: string): string {
	return svg.replace(/ (?:id|aria-labelledby|href|[a-z-]+)="(?:url\()?[^"]*dgm-[^"]*"/g, (attribute) =>
		attribute.replace(/(^| |"|#)dgm-/g, (_, before: string) => `${before}${prefix}-`),
	);
}
