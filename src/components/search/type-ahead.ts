/** What somebody typed before the dialog was there, and whether they pressed Enter after it. */
export interface TypedAhead {
	text: string;
	entered: boolean;
}

/**
 * Keeps what is typed from now on, so that a dialog on its way over a slow network loses no letter of it. Gives the function that ends
 * this and gives what was kept; nothing when Escape took the wish back.
 */
export function typeAhead(): () => TypedAhead | undefined {
	let kept: TypedAhead | undefined = { text: "", entered: false };
	const keep = (event: KeyboardEvent) => {
		if (!kept || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
		const next = pressed(kept, event.key);
		if (next === kept) return;
		kept = next;
		event.preventDefault();
		event.stopImmediatePropagation();
	};
	document.addEventListener("keydown", keep, true);
	return () => {
		document.removeEventListener("keydown", keep, true);
		return kept;
	};
}

/** What is kept after a key; the very same when the key is none of a text field. */
export function pressed(kept: TypedAhead, key: string): TypedAhead | undefined {
	if (key === "Escape") return undefined;
	if (key === "Enter") return { ...kept, entered: true };
	if (key === "Backspace") return { text: [...kept.text].slice(0, -1).join(""), entered: false };
	return [...key].length === 1 ? { text: kept.text + key, entered: false } : kept;
}
