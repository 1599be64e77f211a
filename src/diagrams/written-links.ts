/** An address that a diagram's text makes a part of its picture lead to, with its line, counted from 1. */
interface WrittenLink {
	address: string;
	line: number;
}

/** `click A "…"`, `click A href "…"` and, in a class diagram, `link A "…"`. */
const link = /(?:^|;)\s*(?:click|link)\s+[^\s"@]+(?:\s*,\s*[^\s"@]+)*\s+(?:href\s+)?"([^"]*)"/g;

/** In a sequence a participant has a menu of links: `link A: Label @ …` and `links A: {"Label": "…"}`. */
const linkOfMenu = /(?:^|;)\s*link\s+[^:<>;]+:[^@;]*@\s*([^\s;]+)/g;
const menu = /(?:^|;)\s*links\s+[^:<>;]+:\s*(\{.*\})/g;

/** The links that the parts of a diagram get by its text. */
export function writtenLinks(source: string): WrittenLink[] {
	const forms = /^\s*sequenceDiagram\b/m.test(source) ? [link, linkOfMenu] : [link];
	return source.split("\n").flatMap((text, at) => {
		const single = forms.flatMap((form) => [...text.matchAll(form)].map(([, address = ""]) => address));
		const inMenus =
			forms.length > 1 ? [...text.matchAll(menu)].flatMap(([, written = ""]) => addressesIn(written)) : [];
		return [...single, ...inMenus].map((address) => ({ address, line: at + 1 }));
	});
}

/** The addresses of a menu; none while it cannot be read, which Mermaid passes over. */
function addressesIn(menu: string): string[] {
	try {
		const entries: object = JSON.parse(menu);
		return Object.values(entries).filter((address) => typeof address === "string");
	} catch {
		return [];
	}
}

/**
 * A path, seen from the root or from the page, a place on the page, or an address of the web or of mail. Mermaid writes `about:blank`
 * where it found something else.
 */
export function isSafeAddress(address: string): boolean {
	return /^(?:https?:|mailto:|\/|#|\.)/i.test(address) || /^[\w%~-][\w%~./?=#-]*$/.test(address);
}
