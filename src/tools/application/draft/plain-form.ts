import type { Answers } from "#program/application/application-fields.ts";
import { entriesOf } from "#tools/application/state.ts";

/** Puts answers, and the id under which they may have been sent before, into a form that no script looks after any more. */
export function fillPlainForm(form: HTMLFormElement, answers: Answers, submissionId: string): void {
	const given = entriesOf(answers);
	const values = new Map(given);
	for (const control of form.elements) {
		if (control instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(control.type)) {
			control.checked = given.some(([name, value]) => name === control.name && value === control.value);
		} else if (
			control instanceof HTMLInputElement ||
			control instanceof HTMLTextAreaElement ||
			control instanceof HTMLSelectElement
		) {
			const value = values.get(control.name);
			if (value !== undefined) control.value = value;
		}
	}
	if (submissionId === "") return;
	const id = document.createElement("input");
	id.type = "hidden";
	id.name = "submission_id";
	id.value = submissionId;
	form.append(id);
}
