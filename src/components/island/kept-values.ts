import { options } from "preact";

let isTakingOver = false;

/**
 * Takes the markup of a page over without writing into its long texts, as Preact does with those alone: the place of the caret, what an
 * input method composes and what can be undone would be gone.
 */
export function leavingLongTexts(takeOver: () => void): void {
	isTakingOver = true;
	try {
		takeOver();
	} finally {
		isTakingOver = false;
	}
}

/**
 * Keeps the value that a text field has in the page's markup what its tool gives it, as React does and Preact does not: a browser that loads a
 * page again puts back what differs from its markup, also what was cleared meanwhile.
 */
export function keepValuesInMarkup(): void {
	const before = options.vnode;
	options.vnode = (node) => {
		before?.(node);
		const { type, props } = node;
		if ((type !== "input" && type !== "textarea") || !("value" in props)) return;
		const kind = "type" in props ? String(props.type) : "text";
		if (!/^(?:checkbox|file|radio|range)$/.test(kind)) Object.assign(props, { defaultValue: props.value });
		if (isTakingOver && type === "textarea") Reflect.deleteProperty(props, "value");
	};
}
