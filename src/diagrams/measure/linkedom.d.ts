/** What of linkedom is used here: its package names a file of types that it does not have. */
declare module "linkedom" {
	export function parseHTML(html: string): Window & typeof globalThis;
}
