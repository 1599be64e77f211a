/**
 * Lets what a tool writes be seen where the browser translates the page. A translation stands in `<font>` elements in place of the
 * tool's texts, which Preact goes on writing into: one that changes comes back to its place, and the browser translates it anew. The same
 * holds once the page is shown untranslated again, with texts of the browser's in place of the tool's.
 */
export function followTranslation(tool: Element): void {
	/** What stands in place of a text, and the texts that something stands for. */
	const standIns = new WeakMap<Text, ChildNode>();
	const texts = new WeakMap<Node, readonly Text[]>();
	const replace = (text: Text, standIn: ChildNode) => {
		standIns.set(text, standIn);
		texts.set(standIn, [...(texts.get(standIn) ?? []), text]);
		changes.observe(text, { characterData: true });
	};
	const changes = new MutationObserver((records) => {
		for (const { target } of records) {
			if (!(target instanceof Text)) continue;
			if (!target.isConnected) standIns.get(target)?.replaceWith(target);
			standIns.delete(target);
		}
	});
	new MutationObserver((records) => {
		for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
			// A translation, or once it goes another text, where that is not the former one itself.
			const standIn =
				[...addedNodes, previousSibling, nextSibling].find(isTranslation) ??
				[...addedNodes].find((node) => node instanceof Text);
			if (!standIn) continue;
			for (const removed of removedNodes) {
				// What came in place of a text is none of the tool's, nor is what another text replaces: finished markup, drawn anew.
				const own = removed instanceof Text && isTranslation(standIn) && !texts.has(removed) ? [removed] : [];
				for (const text of [...own, ...(texts.get(removed) ?? [])]) if (!text.isConnected) replace(text, standIn);
			}
		}
	}).observe(tool, { childList: true, subtree: true });
}

/** No page and no tool has such an element of its own. */
function isTranslation(node: Node | null): node is Element {
	return node instanceof Element && node.localName === "font";
}
