/** A text that has just been typed into a field. */
interface Typed {
	text: string;
	/** What the last stroke put in, where the browser reports it. */
	inserted: string | null;
}

/**
 * True while somebody edits the grouped number that the field showed (123,456 → 123,45): its separators are then thousands
 * separators, even where they no longer fit, so that "100,0000" of 100,000 is a million. `was` is the answer before this stroke.
 */
export function isEdited({ text, inserted }: Typed, shown: string, group: string, was?: boolean): boolean {
	// A text that is all of the last insertion replaced what was there before.
	return text !== inserted && text !== "" && (was ?? keepsGroups(shown, text, group));
}

/** What an input event put in. */
export function insertedBy(event: Event): string | null {
	return event instanceof InputEvent ? event.data : null;
}

/** Whether a text is another with digits put in or taken out, in which a group sign is left: "123,45" of "123,456". */
function keepsGroups(shown: string, text: string, group: string): boolean {
	let before = 0;
	while (before < text.length && text[before] === shown[before]) before++;
	let after = 0;
	while (after < Math.min(text.length, shown.length) - before && text.at(-1 - after) === shown.at(-1 - after)) after++;
	return (shown.slice(0, before) + shown.slice(shown.length - after)).includes(group);
}
