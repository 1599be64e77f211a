/** What nobody sees in an address: blanks, controls, marks of direction and of no width. */
const unseen = /[\p{Z}\p{Cc}\p{Cf}]/gu;

/**
 * The address within the site that was meant by one that leads nowhere, as programs damage addresses on their way: with what followed
 * it in a sentence, with "?" encoded or lost, with capitals, with an ending of another system. Null where nothing of that is to be seen.
 */
export function meantAddress(path: string, search: string): string | null {
	const [, before = "", inPath = ""] = /^(.*?)(?:(?:%3F|%26|&(?:amp;)?|;)+(.*))?$/i.exec(path) ?? [];
	const page = pageIn(before);
	const query = [inPath, search.replace(/^\?/, "")].filter(Boolean).join("&");
	const address = query === "" ? page : `${page}?${query}`;
	return address === path + search ? null : address;
}

function pageIn(path: string): string {
	const parts = decoded(path)
		.replace(unseen, "")
		.toLowerCase()
		.replace(/(?:\/index)?\.(?:html?|php|aspx?)$/, "/")
		.replace(/[^a-z0-9/]+$/, "")
		.split("/")
		.filter(Boolean);
	return parts.length === 0 ? "/" : `/${parts.map(encodeURIComponent).join("/")}/`;
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
