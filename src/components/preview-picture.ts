/** What is needed of the navigation beside a page. */
interface SidebarGroup {
	type: "group" | "link";
	label: string;
	entries?: readonly { type: "group" | "link"; isCurrent?: boolean }[];
}

/** With more pages than this, a preview picture is drawn for each group of the navigation: one a page would be most of the build. */
const most = 100;

/** The preview picture that a page shares with its group on a site of many pages, and what it shows; null where a page has its own. */
export function pictureOf(sidebar: readonly SidebarGroup[]): { name: string; title: string } | null {
	const pages = sidebar.reduce((total, { entries = [] }) => total + entries.length, 0);
	if (pages <= most) return null;
	const at = sidebar.findIndex(({ entries = [] }) => entries.some(({ isCurrent }) => isCurrent === true));
	const group = sidebar[at];
	// The tools, which come first, are pages of their own.
	return at > 0 && group ? { name: `group-${at}`, title: group.label } : null;
}
