import type { Copied } from "./message.ts";

/**
 * Puts a text on the clipboard, as HTML too where the browser can. False when the browser refuses both, as it does in frames
 * of other sites and on plain http: the caller shows the text instead.
 */
export async function copy({ text, html }: { text: string; html?: string }): Promise<boolean> {
	return (html !== undefined && (await copyRich({ text, html }))) || (await copyPlain(text));
}

async function copyRich({ text, html }: Copied): Promise<boolean> {
	// Firefox has it since 127, and no page on plain http has it.
	if (typeof ClipboardItem === "undefined") return false;
	try {
		const blob = (type: string, content: string) => new Blob([content], { type });
		await navigator.clipboard.write([
			new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) }),
		]);
		return true;
	} catch {
		return false;
	}
}

async function copyPlain(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

/** Hands a file to the browser's downloads. */
export function download(content: Blob, name: string): void {
	const anchor = document.createElement("a");
	anchor.href = URL.createObjectURL(content);
	anchor.download = name;
	anchor.click();
	// Safari reads the file after the click has returned.
	setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
