import { type RefObject, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Values } from "#program/estimate/scenario.ts";
import type { ModelKey } from "#program/models/models.ts";
import type { OpenedEstimate } from "#tools/estimator/address/useWorkspace.ts";
import { typedBefore } from "./typed-before.ts";

/** The id of the form with the fields. */
export const inputsId = "inputs";

/**
 * Takes over, once the address has been read, what was done to the fields before script came. They are looked up before Preact looks at them:
 * where they are not as they came, it draws others in their place.
 */
export function useTypedBefore(
	fields: RefObject<HTMLElement | null>,
	change: OpenedEstimate["change"],
	first: Record<ModelKey, Values>,
): void {
	const [early] = useState(() => (typeof document === "undefined" ? null : earlyFields()));
	const take = useEffectEvent(() => {
		const came = early?.fields ?? fields.current;
		const typed = came && typedBefore(came, (model) => first[model]);
		if (typed) change(typed);
		if (early && fields.current && !early.fields.isConnected) allIn(fields.current)[early.focused]?.focus();
	});
	// Before Preact draws the fields anew, with what they came with.
	useLayoutEffect(() => take(), []);
}

/** The fields as they came with the page, and the place among them of the one that has the focus, -1 where none has. */
function earlyFields(): { fields: HTMLElement; focused: number } | null {
	const fields = document.getElementById(inputsId);
	if (fields === null) return null;
	const all: (Element | null)[] = allIn(fields);
	return { fields, focused: all.indexOf(document.activeElement) };
}

function allIn(fields: HTMLElement): HTMLElement[] {
	return [...fields.querySelectorAll<HTMLElement>("[data-parameter], [data-model]")];
}
