const taken = new WeakMap<object, Map<string, number>>();

/**
 * An id that nothing else on a page has: `id` itself, and from its second use on with a number behind it. `page` is what all parts of a
 * page share while it is rendered, `Astro.locals`.
 */
export function ownId(page: object, id: string): string {
	const uses = taken.get(page) ?? new Map<string, number>();
	taken.set(page, uses);
	const count = (uses.get(id) ?? 0) + 1;
	uses.set(id, count);
	return count === 1 ? id : ownId(page, `${id}-${count}`);
}
