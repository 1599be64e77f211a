/** What can be pressed and does nothing before Preact: all of the parts that wait for it, and buttons everywhere. */
const pressable = ":is([inert] :is(a[href], button, summary, label), form button)";

/**
 * Keeps a press on what still waits for Preact, shows that it was felt, and does it as soon as Preact has taken the page over, which
 * keeps the elements. Of several the last one counts: who presses again wants no second copy.
 */
export function keepPress(island: HTMLElement): void {
	const estimator = island.querySelector<HTMLElement>(".estimator[data-waking]");
	if (estimator === null) return;
	let kept: HTMLElement | undefined;
	const keep = (event: MouseEvent) => {
		const pressed = pressedAt(estimator, event);
		if (pressed === undefined) return;
		// What lies behind it was not meant: below the bar of a phone, a model's box.
		event.preventDefault();
		kept?.removeAttribute("data-kept-press");
		kept = pressed;
		kept.setAttribute("data-kept-press", "");
	};
	island.addEventListener("click", keep);
	const waking = new MutationObserver(() => {
		if (estimator.hasAttribute("data-waking")) return;
		waking.disconnect();
		island.removeEventListener("click", keep);
		kept?.removeAttribute("data-kept-press");
		kept?.click();
	});
	waking.observe(estimator, { attributeFilter: ["data-waking"] });
}

/** By its place: what waits is inert, so that a press on it arrives at what lies behind. */
function pressedAt(estimator: HTMLElement, { clientX, clientY }: MouseEvent): HTMLElement | undefined {
	return [...estimator.querySelectorAll<HTMLElement>(pressable)].findLast((element) =>
		[...element.getClientRects()].some(
			({ left, right, top, bottom }) => left <= clientX && clientX < right && top <= clientY && clientY < bottom,
		),
	);
}
