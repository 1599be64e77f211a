// The one endpoint of a process. Two bundles meet here (the server's and the pages'), so it hangs on the global object.

import { readSettings } from "./settings.ts";
import { type Endpoint, startEndpoint } from "./start.ts";

declare global {
	var partnerGuideEndpoint: Promise<Endpoint> | undefined;
}

/** The endpoint of this process, started with the environment's settings when it is first asked for. Throws `WrongSettings`. */
export function runningEndpoint(): Promise<Endpoint> {
	globalThis.partnerGuideEndpoint ??= start();
	return globalThis.partnerGuideEndpoint;
}

/** Stops the endpoint, if it was started: what was accepted is finished first. */
export async function stopEndpoint(): Promise<void> {
	const running = globalThis.partnerGuideEndpoint;
	globalThis.partnerGuideEndpoint = undefined;
	await (await running)?.stop();
}

async function start(): Promise<Endpoint> {
	try {
		return await startEndpoint(readSettings(process.env), (line) => process.stdout.write(`${line}\n`));
	} catch (error) {
		// Not kept: a request after the settings were mended starts afresh.
		globalThis.partnerGuideEndpoint = undefined;
		throw error;
	}
}
