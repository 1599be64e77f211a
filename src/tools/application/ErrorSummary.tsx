import { type MouseEvent, useEffect, useRef } from "react";
import type { FieldError } from "#program/application.ts";

interface Props {
	errors: readonly FieldError[];
	/** Opens the step of a field, so that it can take the focus. */
	open: (field: string) => void;
	/** Counts the attempts: on each new one the summary takes the focus. */
	attempt: number;
}

/** What is wrong, above the form; it takes focus, and each line leads to its field. */
export function ErrorSummary({ errors, open, attempt }: Props) {
	const box = useRef<HTMLElement>(null);
	useEffect(() => {
		if (attempt > 0) box.current?.focus();
	}, [attempt]);
	if (errors.length === 0) return null;

	const lead = (event: MouseEvent, field: string) => {
		event.preventDefault();
		open(field);
		// The field may be on another step, which is drawn first.
		requestAnimationFrame(() => {
			const control = document.getElementById(field);
			const label = control?.closest("fieldset") ?? document.querySelector(`label[for="${field}"]`) ?? control;
			// Without this some browsers show the control under the sticky header and its label nowhere.
			label?.scrollIntoView();
			control?.focus({ preventScroll: true });
		});
	};
	return (
		<section className="error-summary" ref={box} tabIndex={-1} aria-labelledby="error-summary-title">
			<div role="alert">
				<h2 id="error-summary-title">There is a problem</h2>
				<ul>
					{errors.map(({ field, message }) => (
						<li key={field}>
							<a href={`#${field}`} onClick={(event) => lead(event, field)}>
								{message}
							</a>
						</li>
					))}
				</ul>
			</div>
		</section>
	);
}
