// SITE_URL may have a path, under which the whole site then lies. Code, facts and pages write addresses within the site ("/guide/");
// the base is put before them where a link is drawn. It is a constant of the build, so that a page, its island and its script
// agree without a property that every component would hand on.
// What is no build, such as a test that reads a tool's state under plain Node, knows the site at the root.
const base = () => (import.meta.env?.BASE_URL ?? "/").replace(/\/+$/, "");

/** The path of a page or file by its address within the site: "/guide/" → "/partners/guide/". Any other address is left as it is. */
export function withBase(address: string): string {
	return /^\/(?!\/)/.test(address) ? base() + address : address;
}

/** The address within the site of a path: "/partners/guide/" → "/guide/"; null for a path outside the site. */
export function withinBase(path: string): string | null {
	const inside = path.startsWith(base()) ? path.slice(base().length) : "";
	return inside.startsWith("/") ? inside : null;
}

/** The public address of the site as the browser sees it, without a slash at its end. */
export function siteUrlHere(): string {
	return window.location.origin + base();
}

/** The name of something kept on the device: sites under several paths of a host share its storage. At the root it is the plain name. */
export function storageKey(name: string): string {
	return base() === "" ? name : `${base()} ${name}`;
}
