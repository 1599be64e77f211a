const found = new Map<string, string>();

/**
 * Turns entities of HTML (`&quot;`, `&#9829;`, `&copy;`) into their characters. Mermaid leaves some of them as they are
 * in labels that are SVG text. Needs a document; what is no entity stays.
 */
export function decodeEntities(text: string): string {
	return text.replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, (entity) => {
		const known = found.get(entity);
		if (known !== undefined) return known;
		const element = document.createElement("textarea");
		element.innerHTML = entity;
		found.set(entity, element.value);
		return element.value;
	});
}
