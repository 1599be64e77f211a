import type { HeadlineTexts } from "#tools/estimator/result/headline-texts.ts";

/** A text of the headline that first-figure.ts may have written anew before React takes the page over. */
export function EarlyText({ of, texts }: { of: keyof HeadlineTexts; texts: HeadlineTexts }) {
	return (
		<span data-early={of} suppressHydrationWarning>
			{texts[of]}
		</span>
	);
}
