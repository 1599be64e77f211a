/** The day (UTC) of a moment, under which refusals are counted: "2026-03-01". */
export function dayOf(moment: Date): string {
	return moment.toISOString().slice(0, 10);
}
