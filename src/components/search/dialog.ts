import "./dialog.css";
import { openSearch, type Search, type Section } from "./search.ts";
import { termsOf } from "./terms.ts";

const suggestions = [
	{ href: "/find-your-tier/", text: "Find your tier" },
	{ href: "/estimate/", text: "Estimate revenue" },
	{ href: "/guide/how-to-apply/", text: "How to apply" },
	{ href: "/guide/contact/", text: "Contact the team" },
];

/** Puts the search dialog on the page and gives the function that opens it. `base` is the address of the index. */
export function searchDialog(base: string): () => void {
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
		<p role="status"></p>
		<ol></ol>`;
	document.body.append(dialog);
	const input = part(dialog, "input");
	const status = part(dialog, "p");
	const list = part(dialog, "ol");
	let search: Promise<Search> | undefined;
	let asked = "";

	const links = () => [...list.querySelectorAll("a")];
	const show = (text: string, items: HTMLLIElement[]) => {
		status.textContent = text;
		list.replaceChildren(...items);
	};
	const suggest = (text: string) => show(text, suggestions.map(suggestion));

	async function answer() {
		const query = input.value.trimStart();
		asked = query;
		if (query.trim().length < 2) return suggest("You may be looking for:");
		try {
			search ??= openSearch(base);
			const found = await (await search)(query);
			// An earlier answer that arrives late must not replace a later one.
			if (asked !== query) return;
			if (found.length === 0) {
				// Words such as "how" say nothing of what is looked for yet.
				return suggest(
					termsOf(query).length === 0
						? "You may be looking for:"
						: `Nothing found for “${query.trim()}”. You may be looking for:`,
				);
			}
			show(
				`${found.length} ${found.length === 1 ? "section" : "sections"}`,
				found.map((section) => result(section, query)),
			);
		} catch {
			search = undefined;
			suggest("Search cannot be reached. Check your connection and type again, or go to");
		}
	}

	input.addEventListener("input", answer);
	dialog.addEventListener("keydown", (event) => moveFocus(event, input, links()));
	dialog.addEventListener("click", (event) => {
		// A click on the backdrop has the dialog itself as its target; a link may lead to a section of this very page.
		if (event.target === dialog || (event.target instanceof Element && event.target.closest("a"))) dialog.close();
	});
	dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
	input.form?.addEventListener("submit", (event) => {
		event.preventDefault();
		links()[0]?.click();
	});
	return () => {
		if (dialog.open) return;
		dialog.showModal();
		input.select();
		answer();
	};
}

/** Arrow keys go through the input and the results as one list; Home and End to its ends while a result has focus. */
function moveFocus(event: KeyboardEvent, input: HTMLInputElement, links: HTMLAnchorElement[]): void {
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
	link.href = href;
	link.textContent = text;
	return item(link);
}

function result({ url, page, section, text }: Section, query: string): HTMLLIElement {
	const link = document.createElement("a");
	link.href = url;
	const title = element("strong", section);
	const excerpt = element("span", "");
	excerpt.append(...marked(passage(text, termsOf(query)), termsOf(query)));
	link.append(title, ...(page === section ? [] : [element("small", page)]), excerpt);
	return item(link);
}

/** The part of a text that begins shortly before the first word that was searched for; its beginning when no word stands there. */
function passage(text: string, terms: readonly string[]): string {
	const begins = text.split(" ").map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
	const first = begins.findIndex((word) => word !== "" && terms.some((term) => word.startsWith(term)));
	const words = text.split(" ");
	return first > 12 ? `… ${words.slice(first - 4).join(" ")}` : text;
}

/** The text with the words that were searched for marked. */
function marked(text: string, terms: readonly string[]): (string | HTMLElement)[] {
	return text.split(/(\s+)/).map((word) => {
		const plain = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
		return plain && terms.some((term) => plain.startsWith(term)) ? element("mark", word) : word;
	});
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
