import { api } from "./api.ts";

let ready: Promise<string> | null = null;

/**
 * Resolves when the site beside the editor is served: with "", or with the reason why it cannot be shown, which is asked anew the
 * next time. What the site is asked for before would wait, and a browser has six connections for all that it asks.
 */
export function siteReady(): Promise<string> {
	ready ??= api.site().then(
		({ fault }) => {
			if (fault) ready = null;
			return fault;
		},
		(error: Error) => {
			ready = null;
			return error.message;
		},
	);
	return ready;
}
