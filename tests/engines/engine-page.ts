/** What goes to a page and comes back from it. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** A page in some engine, as far as all of them can be driven in the same way. */
export interface EnginePage extends AsyncDisposable {
	/** Opens an address of the site and waits until it has loaded. */
	open: (path: string) => Promise<void>;
	/** Runs a function in the page, by its text, and gives what it returns. */
	evaluate: <A extends readonly Plain[]>(act: (...args: A) => unknown, ...args: A) => Promise<unknown>;
	/** Presses keys together, such as `Escape` or `Control+k`. */
	press: (...keys: string[]) => Promise<void>;
	type: (text: string) => Promise<void>;
	/** Clicks the first visible element of a selector whose text begins with `text`. */
	click: (selector: string, text?: string) => Promise<void>;
	resize: (width: number, height: number) => Promise<void>;
	/** What the page threw or wrote to the console as an error since it was opened first. */
	problems: () => readonly string[];
}

/** The text of a call, to be run in a page. */
export function callIn<A extends readonly Plain[]>(act: (...args: A) => unknown, args: A): string {
	return `(${act})(...${JSON.stringify(args)})`;
}

/** Waits until a condition of the page holds. Throws what was waited for when it does not within a minute. */
export async function until<A extends readonly Plain[]>(
	page: EnginePage,
	what: string,
	holds: (...args: A) => unknown,
	...args: A
): Promise<void> {
	const end = Date.now() + 60_000;
	while (Date.now() < end) {
		// While one page gives way to the next there is none to ask.
		if ((await page.evaluate(holds, ...args).catch(() => false)) === true) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`Waited in vain: ${what}. ${page.problems().join(" | ")}`);
}

/** In the page: the first visible element of a selector whose text begins with `text`, brought into view. */
export function visibleElement(selector: string, text: string): Element | null {
	const found = [...document.querySelectorAll(selector)].find(
		(element) => (element.textContent ?? "").trim().startsWith(text) && element.getClientRects().length > 0,
	);
	found?.scrollIntoView({ block: "center" });
	return found ?? null;
}
