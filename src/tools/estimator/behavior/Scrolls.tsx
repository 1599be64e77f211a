import { type ReactNode, useEffect, useRef, useState } from "react";

/**
 * A table that is wider than its place scrolls in its own box, which then takes the focus, so that keys can scroll it (WCAG 2.1.1).
 * It takes the focus, too, while nothing has measured it: on a page without script.
 */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
	const box = useRef<HTMLElement>(null);
	const [scrolls, setScrolls] = useState(true);
	useEffect(() => {
		const { current } = box;
		if (!current) return;
		const observer = new ResizeObserver(() => setScrolls(current.scrollWidth > current.clientWidth));
		observer.observe(current);
		for (const child of current.children) observer.observe(child);
		return () => observer.disconnect();
	}, []);
	return (
		<section ref={box} className="scrolls" aria-label={label} tabIndex={scrolls ? 0 : undefined}>
			{children}
		</section>
	);
}
