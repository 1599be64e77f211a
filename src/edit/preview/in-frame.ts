import { servedPage, takeOver } from "./changed-blocks.ts";

// Runs in the site's pages while they are looked at from the editor, before any other script of theirs.

let shown = servedPage(document);
let isAsking = false;
let asksAgain = false;

/** Shows the page as it is made now: blocks that have changed in their places, else the page is loaded. */
async function refresh(): Promise<void> {
	if (isAsking) {
		asksAgain = true;
		return;
	}
	isAsking = true;
	do {
		asksAgain = false;
		const response = await fetch(location.href);
		const next = new DOMParser().parseFromString(await response.text(), "text/html");
		// What is told over the page, such as a mistake that was mended, goes with the page.
		const isCovered = document.querySelector("vite-error-overlay") !== null;
		shown = shown && response.ok && !isCovered ? takeOver(document, shown, next) : null;
	} while (asksAgain && shown);
	isAsking = false;
	if (!shown) location.reload();
}

import.meta.hot?.on("vite:beforeFullReload", (payload) => {
	// Vite does not load a page for a message that names another one.
	payload.path = "/shown-in-place.html";
	refresh().catch(() => location.reload());
});
