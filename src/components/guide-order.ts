import { getEntry } from "astro:content";

/** Ids of the guide's pages in the order in which the guide is read and printed. */
export async function guideOrder(): Promise<string[]> {
	const entry = await getEntry("navigation", "guide");
	if (!entry) throw new Error("The navigation was not loaded. Check content/navigation.yaml and run the build again.");
	return entry.data.groups.flatMap(({ pages }) => pages);
}
