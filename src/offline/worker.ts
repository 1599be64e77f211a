import { clientsClaim, type WorkboxPlugin } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import { registerRoute, setCatchHandler } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import {
	isKeptPage,
	type KeptTitle,
	keptPage,
	mayBeKept,
	missingPage,
	type OfflineFacts,
	offlinePage,
	supersededNow,
	titleOf,
} from "./kept-pages.ts";

// What TypeScript's types of a page leave out of a worker's.
interface LastingEvent extends Event {
	waitUntil: (work: Promise<unknown>) => void;
}
declare const self: {
	addEventListener: (type: "activate" | "install", listener: (event: LastingEvent) => void) => void;
	skipWaiting: () => Promise<void>;
};

/** How long a page is kept that is not read again, in seconds: 30 days. */
const longestKept = 30 * 24 * 60 * 60;

/** How long the network may take to begin its answer before the kept page is shown, in seconds. */
const patience = 10;

/**
 * Keeps what is read. Pages come from the network while it answers, and from the device when it does not; files whose name holds a
 * hash of their content come from the device at once. Pages that show superseded terms are not shown: what was kept under other terms
 * goes as soon as a build with the new ones is known, and on their first day where no build was seen since.
 */
export function keepOffline(facts: OfflineFacts): void {
	const { base, terms } = facts;
	const name = (part: string) => `${base || "/"} ${part}`;
	const pagesName = name(`pages ${terms.inForce}`);
	const within = (url: URL) => (url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : "");
	const pages = new NetworkFirst({
		cacheName: pagesName,
		networkTimeoutSeconds: patience,
		plugins: [expiring({ maxEntries: 200, maxAgeSeconds: longestKept, purgeOnQuotaError: true }), keptPages(facts)],
	});
	const files = {
		cacheName: name("files"),
		plugins: [expiring({ maxEntries: 300, purgeOnQuotaError: true })],
	};
	const [hashed, named] = [new CacheFirst(files), new NetworkFirst({ ...files, networkTimeoutSeconds: patience })];
	registerRoute(({ url, sameOrigin }) => sameOrigin && within(url).startsWith("/_astro/"), hashed);
	registerRoute(({ url, sameOrigin }) => sameOrigin && /^\/(pagefind\/.+|[\w-]+\.(svg|png))$/.test(within(url)), named);
	registerRoute(({ url, sameOrigin }) => sameOrigin && within(url) !== "" && isKeptPage(within(url)), pages);

	setCatchHandler(async ({ request }) => {
		if (request.mode !== "navigate") return Response.error();
		const missing = await caches.match(base + offlinePage, { cacheName: name("offline") });
		if (!missing) return Response.error();
		const superseding = supersededNow(facts, new Date());
		const kept = superseding ? [] : await titlesIn(pagesName);
		return changed(missing, missingPage(await missing.text(), kept, superseding));
	});

	clientsClaim();
	self.addEventListener("install", (event) => {
		event.waitUntil(caches.open(name("offline")).then((cache) => cache.add(base + offlinePage)));
		void self.skipWaiting();
	});
	self.addEventListener("activate", (event) => {
		event.waitUntil(forgetOtherTerms(name("pages "), pagesName));
	});
}

/** What goes after a time, or where there is too much. */
function expiring(limits: ConstructorParameters<typeof ExpirationPlugin>[0]): WorkboxPlugin {
	const { cachedResponseWillBeUsed, cacheDidUpdate } = new ExpirationPlugin(limits);
	return { ...(cachedResponseWillBeUsed && { cachedResponseWillBeUsed }), ...(cacheDidUpdate && { cacheDidUpdate }) };
}

/** What is kept of a page: by its address without a query, which may be an estimate; and how it is shown again. */
function keptPages(facts: OfflineFacts): WorkboxPlugin {
	return {
		cacheKeyWillBeUsed: async ({ request }) => request.url.replace(/[?#].*/, ""),
		cacheWillUpdate: async ({ response }) => (mayBeKept(response) ? response : null),
		cachedResponseWillBeUsed: async ({ cachedResponse }) => {
			if (!cachedResponse || supersededNow(facts, new Date())) return null;
			const kept = new Date(cachedResponse.headers.get("Date") ?? Date.now());
			return changed(cachedResponse, keptPage(await cachedResponse.text(), kept, facts));
		},
	};
}

/** The same answer with another body. */
function changed({ headers }: Response, html: string): Response {
	const kept = new Headers(headers);
	for (const name of ["Content-Length", "Content-Encoding", "ETag"]) kept.delete(name);
	return new Response(html, { headers: kept });
}

async function titlesIn(cacheName: string): Promise<KeptTitle[]> {
	const cache = await caches.open(cacheName);
	const titles = (await cache.keys()).map(async ({ url }) => {
		const response = await cache.match(url);
		return { title: response ? titleOf(await response.text()) : "", path: new URL(url).pathname };
	});
	const all = await Promise.all(titles);
	return all.filter(({ title }) => title !== "").toSorted((a, b) => a.path.localeCompare(b.path));
}

async function forgetOtherTerms(prefix: string, current: string): Promise<void> {
	const names = await caches.keys();
	await Promise.all(
		names.filter((name) => name.startsWith(prefix) && name !== current).map((name) => caches.delete(name)),
	);
}
