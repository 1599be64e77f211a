import { before } from "./law.ts";
import { defineModel } from "./model.ts";
import { money, percent, quantity, switching } from "./parameter.ts";

/** A share of what customers pay for the platform, every month. */
export const platform = defineModel(
	{
		"pu.customers": switching("Customers at the start", { low: 0, high: 1_000_000, decimals: 0 }),
		"pu.new": quantity("Won each month", { low: 0, high: 100_000, decimals: 2 }, 0),
		"pu.churn": quantity("Lost each month", percent, 0),
		"pu.revenue": quantity("Revenue of one, monthly", money, 0),
	},
	{
		switch: "pu.customers",
		law: {
			kind: "recurrence",
			symbol: "customers",
			next: [[before, "×", [1, "−", ["pu.churn", "÷", 100]]], "+", "pu.new"],
		},
		price: "pu.revenue",
		expectedAt: "position",
		rule: "Customers of a month are those of the month before, less the lost, plus the won, not rounded. The share is taken of customers × revenue, every month.",
	},
);
