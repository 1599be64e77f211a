const given = new WeakMap<object, Set<string>>();

/** An id for the first element of a page that asks for it, and none for those after it: links lead to the first. `page` is `Astro.locals`. */
export function idOnPage(page: object, id: string): string | undefined {
	const ids = given.get(page) ?? new Set();
	given.set(page, ids);
	if (ids.has(id)) return undefined;
	ids.add(id);
	return id;
}
