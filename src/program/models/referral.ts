import { defineModel } from "./model.ts";
import { money, quantity, switching } from "./parameter.ts";

/** A fee of the first-year contract value of each referral, in the month in which it is signed. */
export const referral = defineModel(
	{
		"rf.referrals": switching("Signed referrals a year", { low: 0, high: 1_000, decimals: 0 }),
		"rf.value": quantity("First-year contract value", money, 0),
	},
	{
		switch: "rf.referrals",
		law: {
			kind: "spread",
			duration: null,
			counted: "the referrals signed in month m",
			one: "referral",
			begins: "is signed",
		},
		price: "rf.value",
		expectedAt: "position",
		rule: "The k-th referral of a year is signed in month 1 + (k − 1) × 12 ÷ referrals, rounded down. The fee is taken of the first-year contract value in that month.",
	},
);
