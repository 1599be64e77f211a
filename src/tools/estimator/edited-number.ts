/** A text that has just been typed into a field. */
interface Typed {
	text: string;
	/** What the last stroke put in, where the browser tells. */
	inserted: string | null;
}

/**
 * Whether what stands in a field came of the grouped number that it showed, whose group signs then group also where digits were
 * put in or taken out: "100,0000" of 100,000 is a million and not a hundred. `was` is the answer before the last stroke.
 */
export function isEdited({ text, inserted }: Typed, shown: string, group: string, was?: boolean): boolean {
	// What is inserted and then stands there alone took the place of all that stood before.
	return text !== inserted && text !== "" && (was ?? keepsGroups(shown, text, group));
}

/** What an input event put in. */
export function insertedBy(event: Event): string | null {
	return event instanceof InputEvent ? event.data : null;
}

/** Whether a text is another with digits put in or taken out, in which a group sign still stands: "123,45" of "123,456". */
function keepsGroups(shown: string, text: string, group: string): boolean {
	let before = 0;
	while (before < text.length && text[before] === shown[before]) before++;
	let after = 0;
	while (after < Math.min(text.length, shown.length) - before && text.at(-1 - after) === shown.at(-1 - after)) after++;
	return (shown.slice(0, before) + shown.slice(shown.length - after)).includes(group);
}
