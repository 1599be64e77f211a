/** Turns the link to a group of the navigation into a button that opens the group in place. */
export class ClosedGroup extends HTMLElement {
	connectedCallback() {
		const link = this.querySelector("a");
		if (!link) return;
		const button = document.createElement("button");
		button.type = "button";
		button.append(...link.childNodes);
		button.setAttribute("aria-expanded", "false");
		let coming: Promise<HTMLElement> | undefined;
		button.addEventListener("click", async () => {
			try {
				coming ??= this.#load(link.href);
				const list = await coming;
				list.hidden = !list.hidden;
				button.setAttribute("aria-expanded", String(!list.hidden));
			} catch {
				// What cannot be opened here is there on the page itself.
				location.assign(link.href);
			}
		});
		link.replaceWith(button);
	}

	/** Puts the links of the group that the page at `address` is in below the button, as that page's navigation lists them, hidden. */
	async #load(address: string): Promise<HTMLElement> {
		const answer = await fetch(address);
		if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
		const page = new DOMParser().parseFromString(await answer.text(), "text/html");
		const current = page.querySelector(".site-map [aria-current]");
		const list = current?.closest("ul");
		if (!list) throw new Error(`${address} does not list its group.`);
		current?.removeAttribute("aria-current");
		list.hidden = true;
		this.append(list);
		return list;
	}
}
