import type { IncomingHttpHeaders } from "node:http";

/**
 * What a file's entity tag makes of a request's conditions (RFC 9110, 13.2.2): "failed" is 412, "unchanged" 304. Conditions by
 * date do not count, because versions of a file are distinguished by their content.
 */
export function judgeConditions(headers: IncomingHttpHeaders, etag: string): "met" | "failed" | "unchanged" {
	if (headers["if-match"] !== undefined && !names(headers["if-match"], etag, "strong")) return "failed";
	if (headers["if-none-match"] !== undefined && names(headers["if-none-match"], etag, "weak")) return "unchanged";
	return "met";
}

/** Whether a range may be sent to a client that has a part already: it names our tag, or nothing (RFC 9110, 13.1.5). */
export function mayContinue(ifRange: string | undefined, etag: string): boolean {
	return ifRange === undefined || ifRange.trim() === etag;
}

/** Whether a list of entity tags has ours, which is a strong one; a weak one in the list counts in a weak comparison only. */
function names(list: string, etag: string, comparison: "strong" | "weak"): boolean {
	if (list.trim() === "*") return true;
	const tags = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
	return tags.some((tag) => tag === etag || (comparison === "weak" && tag === `W/${etag}`));
}
