import type { Filter, Place, Store, StoredApplication } from "./store.ts";

/** How many are read at once: half a megabyte when every answer is as long as it may be. */
const pageSize = 50;

/**
 * The applications that a filter lets through, in the order in which they were received. They are read page by page, so that
 * memory stays the same however many there are; what is added or deleted meanwhile may or may not be among them.
 */
export async function* readApplications(
	store: Pick<Store, "page">,
	filter: Filter,
): AsyncGenerator<StoredApplication, void> {
	let after: Place | null = null;
	do {
		const page = await store.page(filter, after, pageSize);
		yield* page.applications;
		after = page.end;
	} while (after !== null);
}
