/**
 * The data of a page's head as the checks read it: Astro takes a text for a day where it looks like one (`title: 2027-01-01`), and the
 * theme takes no day in quotation marks.
 */
export function withDaysAsWritten(data: Record<string, unknown>): Record<string, unknown> {
	const { lastUpdated, ...texts } = data;
	const day = typeof lastUpdated === "string" ? new Date(lastUpdated) : lastUpdated;
	return {
		...Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, daysAsTexts(value)])),
		...(day === undefined ? {} : { lastUpdated: day }),
	};
}

function daysAsTexts(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (Array.isArray(value)) return value.map(daysAsTexts);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, daysAsTexts(inner)]));
}
