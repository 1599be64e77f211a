/** What of linkedom is used here, from its build in one file, which loads in half the time: it names a file of types that it does not have. */
declare module "linkedom/worker" {
	export function parseHTML(html: string): Window & typeof globalThis;
}
