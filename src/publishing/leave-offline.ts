// What the worker's file holds in a build without OFFLINE=on: no page asks for it, but the worker of a former build is looked up there.

interface LastingEvent extends Event {
	waitUntil: (work: Promise<unknown>) => void;
}
declare const self: {
	addEventListener: (type: "activate" | "install", listener: (event: LastingEvent) => void) => void;
	skipWaiting: () => Promise<void>;
	registration: { unregister: () => Promise<boolean> };
};

/** The script of the worker's file in a site under `base`. */
export function leavingScript(base: string): string {
	return `(${leave.toString()})(${JSON.stringify(base)});\n`;
}

/**
 * Takes the place of a former build's worker, removes all that it kept for the site under `base`, and goes. Its text is the script, so it
 * uses nothing from around it.
 */
function leave(base: string): void {
	const forgetAll = async () => {
		const names = await caches.keys();
		await Promise.all(names.filter((name) => name.startsWith(`${base || "/"} `)).map((name) => caches.delete(name)));
		await self.registration.unregister();
	};
	self.addEventListener("install", () => void self.skipWaiting());
	self.addEventListener("activate", (event) => event.waitUntil(forgetAll()));
}
