import { basePath } from "#program/site-address.ts";

/** Whether the text is an absolute http or https address of a host without empty labels. */
export function isWebAddress(value: string): boolean {
	const [, authority = ""] = /^https?:\/\/([^\s/?#]+)/i.exec(value) ?? [];
	// A scheme where the host belongs ("https://https://…") is a slip, also with a host before it.
	if (authority === "" || authority.endsWith(":") || /^https?$/i.test(authority)) return false;
	const { hostname = "" } = urlOf(value) ?? {};
	return !/^\.|\.\.|^$/.test(hostname);
}

/** What somebody meant with an address typed without its scheme, as people do: "acme.example" → "https://acme.example". */
export function withScheme(typed: string): string {
	const meant = withOneScheme(typed.trim());
	const guess = `https://${meant}`;
	const isBare = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u.test(meant);
	if (isBare && isWebAddress(guess)) return guess;
	return isWebAddress(meant) ? meant : typed;
}

/** An address pasted behind a scheme that was there already, or with a scheme that lost its colon: "https://https://a.example" → "https://a.example". */
export function withOneScheme(address: string): string {
	const [schemes = ""] = /^(?:https?:?\/\/)+/i.exec(address) ?? [];
	const last = schemes.match(/https?/gi)?.at(-1);
	const isOne = /^https?:\/\/$/i.test(schemes);
	return last === undefined || isOne ? address : `${last.toLowerCase()}://${address.slice(schemes.length)}`;
}

/** A mailbox of RFC 5321 with a domain of at least two labels; letters of any script (RFC 6531), no quoted local part. */
export function isEmailAddress(value: string): boolean {
	const match = /^([\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@([^@]+)$/u.exec(
		value,
	);
	const [, local = "", domain = ""] = match ?? [];
	const label = /^[\p{L}\p{M}\p{N}-]{1,63}$/u;
	const labels = domain.split(".");
	const areLabels = labels.every((part) => label.test(part) && !part.startsWith("-") && !part.endsWith("-"));
	return local.length > 0 && local.length <= 64 && labels.length > 1 && areLabels;
}

/**
 * The address within the site, with its query, of a link to the estimator, also without the slash at its path's end; null when it leads
 * anywhere else. Of a site at https://example.com/partners these are the full address, /partners/estimate/ and, as applications keep
 * it, /estimate/. One that a mail program has put into an address of its own (as SafeLinks does) is taken out of it.
 */
export function estimatePath(link: string, siteUrl: string): string | null {
	return (
		directPath(link, siteUrl) ??
		wrappedIn(link).reduce<string | null>((found, one) => found ?? directPath(one, siteUrl), null)
	);
}

/** The whole addresses within an address: values of its query, and what is between the underscores of URL Defense. */
function wrappedIn(link: string): string[] {
	const [, defended] = /__(https?:[^*]+?)__(?:;|$)/i.exec(link) ?? [];
	const values = [...new URLSearchParams(link.replace(/^[^?]*\??/, "")).values()];
	return [...(defended === undefined ? [] : [defended]), ...values].filter((value) => /^https?:/i.test(value));
}

function directPath(link: string, siteUrl: string): string | null {
	const site = urlOf(siteUrl);
	const url = site && urlOf(link, `${siteUrl.replace(/\/+$/, "")}/`);
	if (!site || !url || url.origin !== site.origin || url.username !== "" || url.password !== "") return null;
	const base = basePath(siteUrl);
	const pathname = url.pathname.endsWith("/estimate") ? `${url.pathname}/` : url.pathname;
	if (pathname.startsWith(`${base}/estimate/`)) return pathname.slice(base.length) + url.search;
	return /^\/(?!\/)/.test(link.trim()) && pathname.startsWith("/estimate/") ? pathname + url.search : null;
}

/** Not `URL.canParse`, which Safari has since 17 and Chrome since 120. */
function urlOf(text: string, base?: string): URL | null {
	try {
		return new URL(text, base);
	} catch {
		return null;
	}
}
