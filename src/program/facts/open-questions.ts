/**
 * What the guide leaves open about payment. The estimator never assumes it; it can be carried to the application as questions
 * for the qualification call, by key, so that the address stays short.
 */
export const openQuestions = [
	{ key: "pay-day", text: "On which day of the month is the revenue share paid?" },
	{ key: "minimum", text: "Is there a minimum amount below which nothing is paid out?" },
	{ key: "claw-back", text: "Is a share paid back when a customer cancels or does not pay?" },
	{ key: "tax", text: "Which taxes are withheld from a payment, and who bears them?" },
	{ key: "place", text: "Who decides where in a range a partner stands, and when is that reviewed?" },
] as const;

/** The question of a key; undefined when there is none. */
export function openQuestion(key: string): string | undefined {
	return openQuestions.find((question) => question.key === key)?.text;
}
