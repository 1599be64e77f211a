// What the worker's file holds in a build without OFFLINE=on: no page asks for it, but the worker of a former build is looked up there.

interface LastingEvent extends Event {
	waitUntil: (work: Promise<unknown>) => void;
}
declare const self: {
	addEventListener: (type: "activate" | "install", listener: (event: LastingEvent) => void) => void;
	skipWaiting: () => Promise<void>;
	registration: { unregister: () => Promise<boolean> };
};

/** Takes the place of a former build's worker, removes all that it kept for the site under `base`, and goes. */
export function leave(base: string): void {
	self.addEventListener("install", () => void self.skipWaiting());
	self.addEventListener("activate", (event) => event.waitUntil(forgetAll(`${base || "/"} `)));
}

async function forgetAll(prefix: string): Promise<void> {
	const names = await caches.keys();
	await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
	await self.registration.unregister();
}
