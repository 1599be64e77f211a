import type { Element, Properties, Root } from "hast";

// A selector engine costs a page as much as all else that is done with it.

/** All elements within a parent, in the order of the page. */
export function elementsIn(parent: Root | Element): Element[] {
	const found: Element[] = [];
	const visit = (one: Root | Element) => {
		for (const child of one.children) {
			if (child.type !== "element") continue;
			found.push(child);
			visit(child);
		}
	};
	visit(parent);
	return found;
}

/** The first element within a parent that is meant. */
export function firstIn(parent: Root | Element, isMeant: (element: Element) => boolean): Element | undefined {
	for (const child of parent.children) {
		if (child.type !== "element") continue;
		const found = isMeant(child) ? child : firstIn(child, isMeant);
		if (found) return found;
	}
	return undefined;
}

/** The first element of a name within a parent. */
export function firstNamed(parent: Root | Element, name: string): Element | undefined {
	return firstIn(parent, ({ tagName }) => tagName === name);
}

/** Whether an element is of a class. */
export function hasClass({ className }: Properties, name: string): boolean {
	return Array.isArray(className) && className.includes(name);
}
