/**
 * Whether a page at an address within the site may be counted where the host chose a counter of visits. A counter sends the page's
 * whole address: not where an applicant types, nor where the address is an estimate, nor what is shown at any address: one that leads
 * nowhere may be that of an estimate, damaged on its way.
 */
export function isCounted(address: string): boolean {
	return !/^\/(apply|estimate|embed|offline|404)(\/|\.html$)/.test(address);
}
