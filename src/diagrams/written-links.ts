/** An address that a diagram's text makes a part of its picture lead to, with its line, counted from 1. */
interface WrittenLink {
	address: string;
	line: number;
}

/** `click A "…"`, `click A href "…"` and, in a class diagram, `link A "…"`. */
const link = /(?:^|;)\s*(?:click|link)\s+[^\s"@]+(?:\s*,\s*[^\s"@]+)*\s+(?:href\s+)?"([^"]*)"/g;

/** The links that the parts of a diagram get by its text. */
export function writtenLinks(source: string): WrittenLink[] {
	return source
		.split("\n")
		.flatMap((text, at) => [...text.matchAll(link)].map(([, address = ""]) => ({ address, line: at + 1 })));
}

/**
 * A path, seen from the root or from the page, a place on the page, or an address of the web or of mail. Mermaid writes `about:blank`
 * where it found something else.
 */
export function isSafeAddress(address: string): boolean {
	return /^(?:https?:|mailto:|\/|#|\.)/i.test(address) || /^[\w%~-][\w%~./?=#-]*$/.test(address);
}
