/**
 * Passes on what is put into a text field by a program that tells of it by "change" alone, as some do that fill in forms: Preact listens
 * for "input". After typing, which tells of both, nothing is left to pass on.
 */
export function followChanges(tool: Element): void {
	const told = new WeakMap<EventTarget, string>();
	const textOf = ({ target }: Event) =>
		(target instanceof HTMLInputElement && !/^(?:checkbox|file|radio|range)$/.test(target.type)) ||
		target instanceof HTMLTextAreaElement
			? target
			: null;
	for (const event of ["focusin", "input"])
		tool.addEventListener(
			event,
			(happened) => {
				const field = textOf(happened);
				if (field) told.set(field, field.value);
			},
			true,
		);
	tool.addEventListener(
		"change",
		(happened) => {
			const field = textOf(happened);
			if (field && told.get(field) !== field.value) field.dispatchEvent(new Event("input", { bubbles: true }));
		},
		true,
	);
}
