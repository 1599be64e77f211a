import { readApplications } from "#endpoint/store/read-applications.ts";
import type { Store, StoredApplication } from "#endpoint/store/store.ts";

/** Every application in a store, by default those that are not held. */
export function storedIn(store: Store, { held = false } = {}): Promise<StoredApplication[]> {
	return Array.fromAsync(readApplications(store, { held }));
}
