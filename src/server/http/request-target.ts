/** What a request asks for: the decoded path of the site and the query with its question mark, and the host that it names. */
export type Target = { path: string; search: string; host: string };

/** A host as it is written in practice, with or without a port (RFC 9112, 3.2): no user name before it, nothing encoded. */
const hostPattern = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Separators that a client hid from us are no separators (RFC 3986, 2.2), and no file of ours has them in its name. */
const hiddenSeparator = /%(?:2f|5c|00)/i;

/**
 * Reads the target of a request in origin form and in absolute form (RFC 9112, 3.2), whose host counts before the Host header.
 * "unreadable" for every other target and for a host that is none; null where the path can be no file of ours.
 */
export function readTarget(raw: string, hostHeader: string | undefined): Target | "unreadable" | null {
	const [, authority, rest = ""] = /^(?:https?:\/\/([^/?#]*))?([^#]*)/i.exec(raw) ?? [];
	const host = authority ?? hostHeader ?? "localhost";
	if (!isHost(host)) return "unreadable";
	const question = rest.indexOf("?");
	const pathname = question < 0 ? rest : rest.slice(0, question);
	const search = question < 0 ? "" : rest.slice(question);
	if (!pathname.startsWith("/") && !(authority !== undefined && pathname === "")) return "unreadable";
	if (hiddenSeparator.test(pathname)) return null;
	try {
		return { path: decodeURIComponent(pathname) || "/", search, host };
	} catch {
		return "unreadable";
	}
}

/** The host that was read last: nearly every request names the same one, and to read it costs more than to send a small file. */
let lastHost = "localhost";

function isHost(host: string): boolean {
	if (host === lastHost) return true;
	if (!hostPattern.test(host) || !URL.canParse(`http://${host}`)) return false;
	lastHost = host;
	return true;
}
