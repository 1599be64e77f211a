import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being printed. The sheet has to be drawn before the browser lays out its pages, hence flushSync. */
export function usePrinting(): boolean {
	const [isPrinting, setIsPrinting] = useState(false);
	useEffect(() => {
		const set = (printing: boolean) => flushSync(() => setIsPrinting(printing));
		const begin = () => set(true);
		const end = () => set(false);
		const paper = window.matchMedia("print");
		const follow = ({ matches }: MediaQueryListEvent) => set(matches);
		// What makes a PDF of a page may load it as paper.
		setIsPrinting(paper.matches);
		window.addEventListener("beforeprint", begin);
		window.addEventListener("afterprint", end);
		paper.addEventListener("change", follow);
		return () => {
			window.removeEventListener("beforeprint", begin);
			window.removeEventListener("afterprint", end);
			paper.removeEventListener("change", follow);
		};
	}, []);
	return isPrinting;
}
