/** Whether the text is an absolute http or https address of a host without empty labels. */
export function isWebAddress(value: string): boolean {
	return /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value) && !/^\.|\.\.|^$/.test(new URL(value).hostname);
}

/** What somebody meant with an address typed without its scheme, as people do: "acme.example" → "https://acme.example". */
export function withScheme(typed: string): string {
	const guess = `https://${typed.trim()}`;
	const isBare = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u.test(typed.trim());
	return isBare && isWebAddress(guess) ? guess : typed;
}

/** A mailbox of RFC 5321 with a domain of at least two labels; letters of any script (RFC 6531), no quoted local part. */
export function isEmailAddress(value: string): boolean {
	const match = /^([\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@([^@]+)$/u.exec(
		value,
	);
	const [, local = "", domain = ""] = match ?? [];
	const label = /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u;
	const labels = domain.split(".");
	return local.length > 0 && local.length <= 64 && labels.length > 1 && labels.every((part) => label.test(part));
}

/** Path and query of a link under /estimate/ of this site; null when it leads anywhere else. */
export function estimatePath(link: string, siteUrl: string): string | null {
	if (!URL.canParse(link, siteUrl)) return null;
	const site = new URL(siteUrl);
	const { origin, pathname, search, username, password } = new URL(link, siteUrl);
	const isOurs = origin === site.origin && username === "" && password === "";
	return isOurs && pathname.startsWith("/estimate/") ? pathname + search : null;
}
