import { defineModel } from "./model.ts";
import { money, quantity, switching } from "./parameter.ts";

/** A share of the fee of each implementation project, in the month in which it completes. */
export const implementation = defineModel(
	{
		"im.projects": switching("Projects a year", { low: 0, high: 1_000, decimals: 0 }),
		"im.fee": quantity("Fee of one project", money, 0),
		"im.duration": quantity("Months a project takes", { low: 1, high: 36, decimals: 0, unit: "months" }, 3),
	},
	{
		switch: "im.projects",
		law: {
			kind: "spread",
			duration: "im.duration",
			counted: "the projects that complete in month m",
			one: "project",
			begins: "starts",
		},
		price: "im.fee",
		expectedAt: "position",
		rule: "The k-th project of a year begins in month 1 + (k − 1) × 12 ÷ projects, rounded down. The share is taken of its fee in the month in which it completes.",
	},
);
