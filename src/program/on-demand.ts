/** What the server asks of a build for a request, each by the path under which it is asked. */
export const onDemand = {
	/** The form again, with what was typed. */
	form: "/form",
	/** The form as a link fills it in. */
	filledForm: "/filled-form",
	/** What of the estimator's pages belongs to a sent link. */
	sentEstimate: "/sent-estimate",
	/** What the picture of a sent link shows. */
	sentCard: "/sent-card",
} as const;
