/** The device's storage; null where the browser refuses it: its mere mention throws, or the page's head has put nothing in its place. */
export function deviceStorage(): Storage | null {
	try {
		return window.localStorage ?? null;
	} catch {
		return null;
	}
}

/** The storage of this tab, forgotten when it is closed; null where the browser refuses it. */
export function tabStorage(): Storage | null {
	try {
		return window.sessionStorage ?? null;
	} catch {
		return null;
	}
}
