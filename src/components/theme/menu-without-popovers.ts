/**
 * Opens and closes the menu where the browser knows no popovers: by its button, by Escape and by a press elsewhere, with the
 * focus back on the button after Escape, as a popover has it (HTML, "light dismiss").
 */
export function openWithoutPopovers(): void {
	if ("popover" in HTMLElement.prototype) return;
	const button = document.querySelector<HTMLButtonElement>("[popovertarget]");
	const menu = document.getElementById(button?.getAttribute("popovertarget") ?? "");
	if (!button || !menu) return;
	const show = (open: boolean) => {
		menu.toggleAttribute("data-open", open);
		button.setAttribute("aria-expanded", String(open));
	};
	show(false);
	button.addEventListener("click", () => show(!menu.hasAttribute("data-open")));
	document.addEventListener("click", ({ target }) => {
		if (target instanceof Node && !menu.contains(target) && !button.contains(target)) show(false);
	});
	document.addEventListener("keydown", ({ key }) => {
		if (key !== "Escape" || !menu.hasAttribute("data-open")) return;
		show(false);
		button.focus();
	});
}
