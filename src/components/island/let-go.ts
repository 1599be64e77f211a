import { options } from "preact";

/**
 * Lets go of what a component drew before. Preact clears it away when nothing names it any more; but an element that is kept, as in
 * properties or by `useMemo`, names the drawing that it came in first, and that the next one, by what a component of `memo` has in both:
 * a page that was open for long held each of its drawings.
 */
export function letGoOfFormerDrawings(): void {
	const drawn = new WeakMap<object, object>();
	let former: object[] = [];
	const before = options.diffed;
	options.diffed = (node) => {
		before?.(node);
		// Preact's own names for a node's component and for what is drawn within it.
		const component: unknown = Reflect.get(node, "__c");
		if (typeof component !== "object" || component === null) return;
		const last = drawn.get(component);
		drawn.set(component, node);
		if (!last || last === node) return;
		// Once the whole is drawn: until then it is compared with the former.
		if (former.length === 0)
			queueMicrotask(() => {
				for (const one of former) Reflect.set(one, "__k", []);
				former = [];
			});
		former.push(last);
	};
}
