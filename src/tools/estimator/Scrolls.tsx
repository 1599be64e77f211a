import type { ReactNode } from "react";

/** A table that is wider than a phone scrolls in its own box, with the keyboard too (WCAG 2.1.1). */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus, or the keyboard cannot scroll it
		<section className="scrolls" aria-label={label} tabIndex={0}>
			{children}
		</section>
	);
}
