import { type MouseEvent, useCallback, useRef } from "react";

/**
 * Keeps the focus at hand (WCAG 2.4.3): where a pressed control goes with what it did, as "Undo" does, the nearest one before
 * it takes the focus, else the nearest after it. Gives what is to be told of each press within the tool; only presses by key count.
 */
export function useFocusKept(): (press: MouseEvent<HTMLElement>) => void {
	const watch = useRef<MutationObserver | null>(null);
	return useCallback(({ currentTarget, target, detail }) => {
		watch.current?.disconnect();
		// A pointer has its place on the page without the focus, and its acts need not wait for this.
		if (detail > 0) return;
		const controls = [...currentTarget.querySelectorAll<HTMLElement>("button, summary, a[href]")];
		const at = controls.findIndex((control) => target instanceof Node && control.contains(target));
		if (at < 0) return;
		// Until the next press: what is large is drawn when a hand pauses, and takes the control away only then.
		watch.current = new MutationObserver((_, observer) => {
			if (controls[at]?.isConnected) return;
			observer.disconnect();
			if (document.activeElement !== document.body) return;
			// By trying: what is folded up has a place in the layout all the same.
			const takesFocus = (control: HTMLElement) => {
				control.focus();
				return document.activeElement === control;
			};
			[...controls.slice(0, at).reverse(), ...controls.slice(at)].some(takesFocus);
		});
		watch.current.observe(currentTarget, { childList: true, subtree: true });
	}, []);
}
