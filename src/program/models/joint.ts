import { before } from "./law.ts";
import { defineModel } from "./model.ts";
import { money, percent, quantity, switching } from "./parameter.ts";

/** A share of joint revenue every month; what the partner contributes determines where in the range it lies. */
export const joint = defineModel(
	{
		"jg.revenue": switching("Joint revenue in month 1", money),
		"jg.growth": quantity("Growth each month", { low: -50, high: 50, decimals: 2, unit: "%" }, 0),
		"jg.contribution": quantity("Your contribution", percent, 50),
	},
	{
		switch: "jg.revenue",
		law: { kind: "recurrence", symbol: "revenue", next: [before, "×", [1, "+", ["jg.growth", "÷", 100]]] },
		price: null,
		expectedAt: "jg.contribution",
		rule: "Joint revenue grows each month, not rounded. The share is taken of it every month; your contribution takes the place of the position in the range.",
	},
);
