/**
 * Whether a page at an address within the site may be counted where the host chose a counter of visits. A counter sends the page's
 * whole address: not where an applicant types, nor where the address is an estimate.
 */
export function isCounted(address: string): boolean {
	return !/^\/(apply|estimate|embed)\//.test(address);
}
