import { createServer } from "node:net";

/** A port of the loopback that nobody listens on. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.listen(0, "127.0.0.1", () => {
			const bound = probe.address();
			probe.close(() => {
				if (bound === null || typeof bound === "string") reject(new Error("No free port."));
				else resolve(bound.port);
			});
		});
	});
}
