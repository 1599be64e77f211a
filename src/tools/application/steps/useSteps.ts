import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type AskedField, type StepKey, steps } from "#tools/application/fields/questions.ts";
import { stepAt, stepOf } from "#tools/application/state.ts";

/** The step of the entry of the history that the page is at: the one that the form kept with it, else the one that its address names, else the first. */
export function stepHere(): StepKey {
	return keptStep() ?? stepAt(window.location.hash);
}

/** What the form kept with the entry of the history; null for one that another link of the page made, as "Skip to content" does. */
function keptStep(): StepKey | null {
	const state: unknown = window.history.state;
	const kept = typeof state === "object" && state !== null && "step" in state ? state.step : null;
	return steps.find(({ key }) => key === kept)?.key ?? null;
}

function keepStep(step: StepKey): void {
	window.history.replaceState({ ...window.history.state, step }, "");
}

/** The step that is shown, with its address, the page's title and the focus. `step` is null until script has taken over. */
export function useSteps({ hasErrors, onBack }: { hasErrors: boolean; onBack: () => void }) {
	const [step, setStep] = useState<StepKey | null>(null);
	const [focus, setFocus] = useState<{ id: string } | null>(null);
	const title = useRef("");
	const hasChecked = useRef(false);
	const shown = useRef<StepKey>("company");

	const show = useCallback((to: StepKey) => {
		if (to === "check") hasChecked.current = true;
		shown.current = to;
		setStep(to);
	}, []);
	const begin = useCallback(
		(first: StepKey) => {
			title.current = document.title.replace(/^Error: /, "");
			keepStep(first);
			show(first);
		},
		[show],
	);
	const focusOn = useCallback((id: string) => setFocus({ id }), []);

	const left = useRef(onBack);
	useLayoutEffect(() => {
		left.current = onBack;
	});
	useEffect(() => {
		const follow = () => {
			const isNamed = steps.some(({ key }) => `#${key}` === window.location.hash);
			const to = keptStep() ?? (isNamed ? stepAt(window.location.hash) : null);
			// A jump to a part of the page is the browser's own affair.
			if (to === null) return keepStep(shown.current);
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

	// Within the press that leads there: a phone opens its keyboard for no later one.
	useLayoutEffect(() => {
		const target = focus && document.getElementById(focus.id);
		if (!target) return;
		// Label and error come into view with the control: the browser alone would show the control only.
		(target.closest(".field, .step") ?? target).scrollIntoView();
		target.focus({ preventScroll: true });
	}, [focus]);

	const open = (to: StepKey, field?: AskedField) => {
		show(to);
		window.history.pushState({ step: to }, "", `#${to}`);
		focusOn(field ?? to);
	};
	/** Brings a field into view, on whichever step it is asked. */
	const lead = (field: string) => {
		const to = stepOf(field);
		if (step !== null && to !== step) {
			show(to);
			window.history.pushState({ step: to }, "", `#${to}`);
		}
		focusOn(field);
	};
	return { step, begin, open, lead, focusOn, hasChecked };
}
