/** Hands a file to the browser's downloads. */
export function download(content: Blob, name: string): void {
	const anchor = document.createElement("a");
	anchor.href = URL.createObjectURL(content);
	anchor.download = name;
	anchor.click();
	// Safari reads the file after the click has returned, a large one late.
	setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
