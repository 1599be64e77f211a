import { type RefObject, useEffectEvent, useLayoutEffect } from "react";
import type { Values } from "#program/estimate/scenario.ts";
import type { ModelKey } from "#program/models/models.ts";
import type { OpenedEstimate } from "#tools/estimator/address/useWorkspace.ts";
import { typedBefore } from "./typed-before.ts";

/** Takes over, once the address has been read, what was done to the fields before script came. */
export function useTypedBefore(
	fields: RefObject<HTMLElement | null>,
	change: OpenedEstimate["change"],
	first: Record<ModelKey, Values>,
): void {
	const take = useEffectEvent(() => {
		const typed = fields.current && typedBefore(fields.current, (model) => first[model]);
		if (typed) change(typed);
	});
	// Before React draws the fields anew, with what they came with.
	useLayoutEffect(() => take(), []);
}
