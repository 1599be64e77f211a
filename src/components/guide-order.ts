import { type CollectionEntry, getEntry } from "astro:content";

/** The guide's pages by the groups of the navigation, in the order in which the guide is read and printed. */
export async function guideGroups(): Promise<CollectionEntry<"navigation">["data"]["groups"]> {
	const entry = await getEntry("navigation", "guide");
	if (!entry) throw new Error("The navigation was not loaded. Check content/navigation.yaml and run the build again.");
	return entry.data.groups;
}

/** Ids of the guide's pages in the order in which the guide is read and printed. */
export async function guideOrder(): Promise<string[]> {
	return (await guideGroups()).flatMap(({ pages }) => pages);
}
