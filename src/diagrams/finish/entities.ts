const found = new Map<string, string>();

/** Characters that XML forbids (XML 1.0, 2.2); in their place is the sign for a missing one. */
const forbidden = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * Turns entities of HTML (`&quot;`, `&#9829;`, `&copy;`) into their characters. Mermaid leaves some of them as they are
 * in labels that are SVG text. Needs a document; what is no entity stays.
 */
export function decodeEntities(text: string): string {
	return text.replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, (entity) => {
		const known = found.get(entity);
		if (known !== undefined) return known;
		const element = document.createElement("div");
		element.innerHTML = entity;
		const text = element.textContent.replace(forbidden, "\uFFFD");
		found.set(entity, text);
		return text;
	});
}

/**
 * A picture as XML has it: entities of HTML, such as `&nbsp;` or `&#160;`, are the characters that they stand for, and none is there that
 * XML forbids.
 */
export function withXmlEntities(svg: string): string {
	return svg
		.replace(/&(?!(?:amp|lt|gt|quot|apos);)(?:(?:#\d+|#x[\da-f]+|#X[\dA-F]+|\w+);)?/g, (entity) => {
			const text = decodeEntities(entity);
			return text === entity ? `&amp;${entity.slice(1)}` : text.replace(/[<>&]/g, (sign) => escapes[sign] ?? sign);
		})
		.replace(forbidden, "\uFFFD");
}

const escapes: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };
