/**
 * Lets what a tool writes be seen where the browser translates the page. A translation stands in `<font>` elements in place of the
 * tool's texts, which Preact goes on writing into: one that changes comes back to its place, and the browser translates it anew.
 */
export function followTranslation(tool: Element): void {
	const translations = new WeakMap<Node, Element>();
	const changes = new MutationObserver((records) => {
		for (const { target } of records) {
			if (target instanceof Text && !target.isConnected) translations.get(target)?.replaceWith(target);
			translations.delete(target);
		}
	});
	new MutationObserver((records) => {
		for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
			const translation = [...addedNodes, previousSibling, nextSibling].find(isTranslation);
			if (!translation) continue;
			for (const text of removedNodes) {
				if (!(text instanceof Text) || text.isConnected) continue;
				translations.set(text, translation);
				changes.observe(text, { characterData: true });
			}
		}
	}).observe(tool, { childList: true, subtree: true });
}

/** No page and no tool has such an element of its own. */
function isTranslation(node: Node | null): node is Element {
	return node instanceof Element && node.localName === "font";
}
