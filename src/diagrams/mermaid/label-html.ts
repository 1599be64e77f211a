/** Elements that dress text or break its lines: they are read from the label later (label-text.ts). */
const dress = /^(?:b|strong|i|em|u|s|del|small|sub|sup|code|span|a|font|center|mark|kbd|br|hr|p|div|ul|ol|li|h[1-6])$/i;

/** Elements that begin a line of their own. */
const block =
	/^(?:tr|dt|dd|caption|blockquote|pre|section|article|header|footer|main|nav|aside|figure|figcaption|details|summary|form|fieldset|legend|address|menu|option)$/i;

/** Elements without content; without an attribute they are words, such as `<input>`. */
const lone = /<(?:wbr|(?:input|embed|source|track|link|meta|param)\s[^<>]*)\/?>/gi;

/** Elements whose content is no text of a label, and comments. */
const silent =
	/<!--[\s\S]*?-->|<(script|style|template|title|noembed|noframes|iframe|audio|video|object|canvas|svg|select)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi;

const marks = /<(\/?)([a-z][\w-]*)(?:\s[^<>]*)?(\/?)>|[<>]|&(?!(?:\w+|#\d+|#x[\da-f]+);)/gi;

/**
 * A label with the elements of HTML that dress text and break lines, and no others. What another element holds is text; what runs or
 * loads goes with all that it holds; what only looks like an element, as in `List<String>` or `/users/<id>`, stays as it is written.
 * Takes the place of DOMPurify, which needs the document of a whole browser. The picture itself is sanitized in finish.ts.
 */
export function safeLabel(label: string): string {
	const text = label.replace(silent, "").replace(lone, "");
	const closed = new Set([...text.matchAll(/<\/([a-z][\w-]*)/gi)].map(([, name]) => name?.toLowerCase()));
	return text.replace(marks, (mark, slash: string, name: string | undefined, end: string) => {
		if (name === undefined) return escapes[mark] ?? mark;
		if (dress.test(name)) return `<${slash}${name}${end}>`;
		if (!closed.has(name.toLowerCase())) return mark.replace("<", "&lt;").replace(">", "&gt;");
		if (/^t[dh]$/i.test(name)) return slash && " ";
		return block.test(name) ? `<${slash}p>` : "";
	});
}

const escapes: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };
