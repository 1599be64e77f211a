import "./dialog.css";
import { withBase } from "#browser/base.ts";
import type { Section } from "./index-files.ts";
import { IndexNotReached, openSearch, type Search } from "./search.ts";
import { termsOf } from "./terms.ts";
import type { TypedAhead } from "./type-ahead.ts";

const suggestions = [
	{ href: "/find-your-tier/", text: "Find your tier" },
	{ href: "/estimate/", text: "Estimate revenue" },
	{ href: "/guide/how-to-apply/", text: "How to apply" },
	{ href: "/guide/contact/", text: "Contact the team" },
];

/**
 * Puts the search dialog on the page and gives the function that opens it with what was typed on the way there. `base` is the address of
 * the index.
 */
export function searchDialog(base: string): (typed: TypedAhead) => void {
	const dialog = document.createElement("dialog");
	dialog.className = "search-dialog";
	dialog.setAttribute("aria-label", "Search the guide");
	dialog.innerHTML = `
		<form role="search">
			<label for="search-input">Search the guide</label>
			<div class="field">
				<input id="search-input" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search">
				<button type="button">Close</button>
			</div>
		</form>
		<p aria-live="polite" aria-atomic="true"></p>
		<ol></ol>`;
	document.body.append(dialog);
	const input = part(dialog, "input");
	const status = part(dialog, "p");
	const list = part(dialog, "ol");
	let search: Promise<Search> | undefined;
	let failures = 0;
	let asked = "";
	/** Whether the query that is asked has its answer, and how many results that has. */
	let answered: Promise<number> = Promise.resolve(0);

	const links = () => [...list.querySelectorAll("a")];
	const show = (text: string, items: HTMLLIElement[]) => {
		status.textContent = text;
		list.replaceChildren(...items);
	};
	const suggest = (text: string) => show(text, suggestions.map(suggestion));

	const open = () => {
		search ??= openSearch(base, failures);
		return search;
	};

	async function answer(): Promise<number> {
		const query = input.value.trimStart();
		asked = query;
		if (query.trim().length < 2) {
			suggest("You may be looking for:");
			return 0;
		}
		const opened = open();
		try {
			const found = await (await opened)(query);
			// An earlier answer that arrives late must not replace a later one.
			if (asked !== query) return 0;
			if (found.length === 0) {
				// Words such as "how" do not show yet what is looked for.
				suggest(
					termsOf(query).length === 0
						? "You may be looking for:"
						: `Nothing found for “${query.trim()}”. You may be looking for:`,
				);
				return 0;
			}
			show(
				`${found.length} ${found.length === 1 ? "section" : "sections"}`,
				found.map((section) => result(section, query)),
			);
			return found.length;
		} catch (error) {
			// It is opened anew then: another build may have taken its place.
			if (search === opened) {
				search = undefined;
				failures++;
			}
			if (asked !== query) return 0;
			suggest(
				error instanceof IndexNotReached
					? "Search cannot be reached. Check your connection and type again, or go to"
					: "Search met an error in this browser. You may be looking for:",
			);
			return 0;
		}
	}
	const ask = () => {
		answered = answer();
	};

	input.addEventListener("input", ask);
	// WebKit's search field keeps the key for itself.
	input.addEventListener("keydown", (event) => {
		if (event.key !== "Escape" || event.isComposing) return;
		event.preventDefault();
		dialog.close();
	});
	dialog.addEventListener("keydown", (event) => moveFocus(event, input, links()));
	// In WebKit a search field takes Escape for itself and the dialog stays open.
	dialog.addEventListener("keydown", ({ key, isComposing }) => {
		if (key === "Escape" && !isComposing) dialog.close();
	});
	dialog.addEventListener("click", (event) => {
		// With a key held, a result opens elsewhere, and the others are still wanted.
		if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		// A click on the backdrop has the dialog itself as its target; a link may lead to a section of this very page.
		if (event.target === dialog || (event.target instanceof Element && event.target.closest("a"))) dialog.close();
	});
	dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
	// A suggestion is nothing that was searched for: only a result is opened, once it is there.
	input.form?.addEventListener("submit", async (event) => {
		event.preventDefault();
		const query = asked;
		if ((await answered) > 0 && asked === query && dialog.open) links()[0]?.click();
	});
	return ({ text, entered }) => {
		if (dialog.open) return;
		dialog.showModal();
		if (text) input.value = text;
		else input.select();
		ask();
		if (entered) input.form?.requestSubmit();
	};
}

/** Arrow keys go through the input and the results as one list; Home and End to its ends while a result has focus. */
function moveFocus(event: KeyboardEvent, input: HTMLInputElement, links: HTMLAnchorElement[]): void {
	// An input method has these keys for choosing among its words.
	if (event.isComposing) return;
	const stops: (Element | null)[] = [input, ...links];
	const at = stops.indexOf(document.activeElement);
	if (at < 0) return;
	const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: at > 0 ? 1 : -1, End: at > 0 ? links.length : -1 }[event.key];
	if (to === undefined || to < 0) return;
	event.preventDefault();
	[input, ...links][Math.min(to, links.length)]?.focus();
}

function part<Name extends "input" | "p" | "ol">(dialog: HTMLDialogElement, name: Name): HTMLElementTagNameMap[Name] {
	const found = dialog.querySelector(name);
	if (!found) throw new Error(`The search dialog has no ${name}.`);
	return found;
}

function suggestion({ href, text }: { href: string; text: string }): HTMLLIElement {
	const link = document.createElement("a");
	link.href = withBase(href);
	link.textContent = text;
	return item(link);
}

function result({ url, page, section, text }: Section, query: string): HTMLLIElement {
	const link = document.createElement("a");
	link.href = withBase(url);
	const title = element("strong", section);
	const excerpt = element("span", "");
	excerpt.append(...marked(passage(text, termsOf(query)), termsOf(query)));
	// Blanks between them, or a screen reader reads the end of one and the beginning of the next as one word.
	link.append(title, " ", ...(page === section ? [] : [element("small", page), " "]), excerpt);
	return item(link);
}

/** The part of a text that begins shortly before the first word that was searched for; its beginning when it has no such word. */
function passage(text: string, terms: readonly string[]): string {
	const begins = text.split(" ").map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
	const first = begins.findIndex((word) => word !== "" && terms.some((term) => word.startsWith(term)));
	const words = text.split(" ");
	return first > 12 ? `… ${words.slice(first - 4).join(" ")}` : text;
}

/** The text with the words that were searched for marked; what lies between them is one text, which a screen reader reads at once. */
function marked(text: string, terms: readonly string[]): (string | HTMLElement)[] {
	const parts: (string | HTMLElement)[] = [];
	for (const word of text.split(/(\s+)/)) {
		const plain = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
		const last = parts.at(-1);
		if (plain && terms.some((term) => plain.startsWith(term))) parts.push(element("mark", word));
		else if (typeof last === "string") parts[parts.length - 1] = last + word;
		else parts.push(word);
	}
	return parts;
}

function element(name: string, text: string): HTMLElement {
	const made = document.createElement(name);
	made.textContent = text;
	return made;
}

function item(link: HTMLAnchorElement): HTMLLIElement {
	const made = document.createElement("li");
	made.append(link);
	return made;
}
