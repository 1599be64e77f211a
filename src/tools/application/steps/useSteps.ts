import { useCallback, useEffect, useRef, useState } from "react";
import { type AskedField, type StepKey, steps } from "#tools/application/fields/questions.ts";
import { stepAt, stepOf } from "#tools/application/state.ts";

/** The step that is shown, with its address, the page's title and the focus. `step` is null until script has taken over. */
export function useSteps({ hasErrors, onBack }: { hasErrors: boolean; onBack: () => void }) {
	const [step, setStep] = useState<StepKey | null>(null);
	const [focus, setFocus] = useState<{ id: string } | null>(null);
	const title = useRef("");
	const hasChecked = useRef(false);

	const show = useCallback((to: StepKey) => {
		if (to === "check") hasChecked.current = true;
		setStep(to);
	}, []);
	const begin = useCallback(
		(first: StepKey) => {
			title.current = document.title.replace(/^Error: /, "");
			show(first);
		},
		[show],
	);
	const focusOn = useCallback((id: string) => setFocus({ id }), []);

	const left = useRef(onBack);
	useEffect(() => {
		left.current = onBack;
	});
	useEffect(() => {
		const follow = () => {
			const to = stepAt(window.location.hash);
			show(to);
			left.current();
			focusOn(to);
		};
		window.addEventListener("popstate", follow);
		return () => window.removeEventListener("popstate", follow);
	}, [show, focusOn]);

	useEffect(() => {
		const place = steps.find(({ key }) => key === step)?.title;
		if (place) document.title = `${hasErrors ? "Error: " : ""}${place} – ${title.current}`;
	}, [hasErrors, step]);

	useEffect(() => {
		const target = focus && document.getElementById(focus.id);
		if (!target) return;
		// Label and error come into view with the control: the browser alone would show the control only.
		(target.closest(".field, .step") ?? target).scrollIntoView();
		target.focus({ preventScroll: true });
	}, [focus]);

	const open = (to: StepKey, field?: AskedField) => {
		show(to);
		window.history.pushState(null, "", `#${to}`);
		focusOn(field ?? to);
	};
	/** Brings a field into view, on whichever step it is asked. */
	const lead = (field: string) => {
		const to = stepOf(field);
		if (step !== null && to !== step) {
			show(to);
			window.history.pushState(null, "", `#${to}`);
		}
		focusOn(field);
	};
	return { step, begin, open, lead, focusOn, hasChecked };
}
