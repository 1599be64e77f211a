import { readAnswers } from "#program/application/application.ts";
import type { Answers } from "#program/application/application-fields.ts";

/** The form as it came with the page, in which somebody may have typed before script took it over. */
export interface EarlyForm {
	/** What is in it, given what it came with. */
	answers: (served: Answers) => Answers;
	/** The control that has the focus, else undefined. */
	focused: () => HTMLElement | undefined;
	/** Whether Preact has put another form in its place. */
	isReplaced: () => boolean;
}

/** Looks at the form before Preact does; null where there is none. Preact draws another form where the page's is not as it was. */
export function earlyForm(id: string): EarlyForm | null {
	const form = document.getElementById(id);
	if (!(form instanceof HTMLFormElement)) return null;
	const before = answersIn(form);
	const focusedBefore = focusedIn(form);
	return {
		answers: (served) => latestAnswers(before, answersIn(form), served),
		focused: () => (form.isConnected ? focusedIn(form) : focusedBefore),
		isReplaced: () => !form.isConnected,
	};
}

/** What is in a form; what it carries by itself is no answer. */
export function answersIn(form: HTMLFormElement): Answers {
	const { program_version, campaign, submission_id, ...answers } = readAnswers(new FormData(form));
	return answers;
}

/** Of two looks at a form the later one, but for what is then again as it was served: nobody types that. */
export function latestAnswers(before: Answers, now: Answers, served: Answers): Answers {
	const [earlier, later, came] = [before, now, served].map((answers) => new Map(Object.entries(answers)));
	const names = new Set([...Object.keys(before), ...Object.keys(now)]);
	return Object.fromEntries(
		[...names].flatMap((name) => {
			const isAsServed = String(later?.get(name) ?? "") === String(came?.get(name) ?? "");
			const value = (isAsServed ? earlier : later)?.get(name);
			return value === undefined ? [] : [[name, value]];
		}),
	);
}

function focusedIn(form: HTMLFormElement): HTMLElement | undefined {
	const { activeElement } = document;
	return activeElement instanceof HTMLElement && form.contains(activeElement) ? activeElement : undefined;
}
