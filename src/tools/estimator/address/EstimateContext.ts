import { createContext, useContext } from "react";
import type { Values } from "#program/estimate/scenario.ts";
import type { ModelKey } from "#program/models/models.ts";
import type { EstimatorFacts } from "./state.ts";
import type { Acts } from "./useActs.ts";

/** What every part of the estimator knows and can do: it changes only when another address is opened. */
interface EstimateContextValue {
	facts: EstimatorFacts;
	acts: Acts;
	/** Values that have what each model begins with when it is first switched on. */
	first: Record<ModelKey, Values>;
}

export const EstimateContext = createContext<EstimateContextValue | null>(null);

/** The facts and the acts of the estimator around a component. Throws outside of one. */
export function useEstimate(): EstimateContextValue {
	const value = useContext(EstimateContext);
	if (!value) throw new Error("This component is not inside the estimator.");
	return value;
}
