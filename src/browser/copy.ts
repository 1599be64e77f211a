/** A text for the clipboard: plain, and the same as HTML, for pasting where letters can be bold. */
export interface RichText {
	text: string;
	html: string;
}

/**
 * Puts a text on the clipboard, as HTML too where the browser can. False when the browser refuses, as it does in frames of other
 * sites and on plain http: the caller shows the text instead.
 */
export async function copy({ text, html }: RichText | { text: string; html?: undefined }): Promise<boolean> {
	// Firefox has ClipboardItem since 127, and no page on plain http has it.
	const isRich = html !== undefined && typeof ClipboardItem !== "undefined";
	if (isRich && (await succeeds(() => navigator.clipboard.write([richItem({ text, html })])))) return true;
	return succeeds(() => navigator.clipboard.writeText(text));
}

/**
 * Puts a text on the clipboard that is still on its way; call it in the press itself. False when the text does not come or the
 * browser refuses. Safari takes such a text only as an item made during the press.
 */
export async function copyComing(text: Promise<string>): Promise<boolean> {
	if (typeof ClipboardItem === "undefined") return succeeds(async () => navigator.clipboard.writeText(await text));
	const blob = text.then((plain) => new Blob([plain], { type: "text/plain" }));
	// The item may be refused before the text fails; then nothing else handles the failure of the text.
	blob.catch(() => undefined);
	return succeeds(() => navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]));
}

function richItem({ text, html }: RichText): ClipboardItem {
	const blob = (type: string, content: string) => new Blob([content], { type });
	return new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) });
}

async function succeeds(act: () => Promise<void>): Promise<boolean> {
	try {
		await act();
		return true;
	} catch {
		return false;
	}
}
