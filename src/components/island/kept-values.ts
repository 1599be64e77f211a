import { options } from "preact";

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
	};
}
