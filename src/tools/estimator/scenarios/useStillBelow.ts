import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps what somebody works at in its place while a box above it comes, grows and goes: the page is scrolled by as much, less
 * what the browser has done by itself (scroll anchoring; not at the top of a page, seldom with the box in view, never in Safari).
 */
export function useStillBelow(): RefObject<HTMLDivElement | null> {
	const box = useRef<HTMLDivElement>(null);
	const height = useRef<number | null>(null);
	/** Scroll position before the browser laid out anew: the event of its own scrolling comes only afterwards. */
	const scrolled = useRef(0);
	useEffect(() => {
		const note = () => {
			scrolled.current = window.scrollY;
		};
		note();
		window.addEventListener("scroll", note, { passive: true });
		return () => window.removeEventListener("scroll", note);
	}, []);
	useLayoutEffect(() => {
		const { activeElement } = document;
		if (!box.current) return;
		const now = box.current.getBoundingClientRect().height;
		const grown = now - (height.current ?? now);
		height.current = now;
		if (grown === 0 || activeElement === null || box.current.contains(activeElement)) return;
		const isBelow = box.current.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
		if (isBelow) window.scrollTo({ top: scrolled.current + grown, behavior: "instant" });
	});
	return box;
}
