import type { FieldError } from "#program/application/application.ts";

interface Props {
	errors: readonly FieldError[];
	/** Brings a field into view, on whichever step it is asked. */
	lead: (field: string) => void;
}

/** The id under which the summary takes the focus. */
export const summaryId = "error-summary";

/**
 * What is wrong, above the form; each line leads to its field. The alert is inside what takes the focus, because on one element
 * the two race and screen readers read it twice or not at all.
 */
export function ErrorSummary({ errors, lead }: Props) {
	if (errors.length === 0) return null;
	return (
		// biome-ignore lint/a11y/noAutofocus: a page that comes back with errors starts at them, also without script.
		<section id={summaryId} className="error-summary" tabIndex={-1} aria-labelledby={`${summaryId}-title`} autoFocus>
			<div role="alert">
				<h2 id={`${summaryId}-title`}>
					{errors.length === 1 ? "There is a problem" : `There are ${errors.length} problems`}
				</h2>
				<ul>
					{errors.map(({ field, message }) => (
						<li key={field}>
							<a
								href={`#${field}`}
								onClick={(event) => {
									event.preventDefault();
									lead(field);
								}}
							>
								{message}
							</a>
						</li>
					))}
				</ul>
			</div>
		</section>
	);
}
