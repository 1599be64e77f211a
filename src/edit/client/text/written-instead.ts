/** Puts a text of the same length in the place of what was typed, with the caret where it is, and gives that text. */
export function writtenInstead(field: HTMLTextAreaElement, text: string): string {
	if (text === field.value) return text;
	const { selectionStart, selectionEnd } = field;
	field.value = text;
	field.setSelectionRange(selectionStart, selectionEnd);
	return text;
}
