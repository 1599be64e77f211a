const found = new Map<string, string>();

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
		const text = element.textContent;
		found.set(entity, text);
		return text;
	});
}

/** A picture in which each entity is one of XML: others, such as `&nbsp;`, are the character that they stand for. */
export function withXmlEntities(svg: string): string {
	return svg.replace(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)(\w+;)?/gi, (entity) => {
		const text = decodeEntities(entity);
		return text === entity ? `&amp;${entity.slice(1)}` : text;
	});
}
