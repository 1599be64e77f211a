// In every page of a build with OFFLINE=on: lets the worker keep what is read.
import { withBase } from "#browser/base.ts";

// Browsers have no workers for pages on plain http. In the frame of another site nothing is kept.
if ("serviceWorker" in navigator && window === window.top) {
	const { serviceWorker } = navigator;
	// The worker takes over pages that are open when it begins; what they have loaded by then has passed it by.
	serviceWorker.addEventListener("controllerchange", keepThisPage);
	// Our server draws a sent estimate into its page, which is nobody else's: what is kept is the page without it.
	if (window.location.search !== "" && serviceWorker.controller) keepThisPage();
	const start = () => {
		// Where the browser denies storage there is no worker, and the page works as without one.
		serviceWorker
			.register(withBase("/offline-worker.js"), { scope: withBase("/"), updateViaCache: "none" })
			.catch(() => undefined);
	};
	if (document.readyState === "complete") start();
	else window.addEventListener("load", start);
}

/** Has the worker fetch and keep this page and what it loaded (a message that Workbox knows). */
function keepThisPage(): void {
	const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
	const own = loaded.filter((address) => address.startsWith(`${window.location.origin}/`));
	const urlsToCache = [window.location.pathname, ...new Set(own)];
	navigator.serviceWorker.controller?.postMessage({ type: "CACHE_URLS", payload: { urlsToCache } });
}
