import { createHash } from "node:crypto";

/** The style sheets that a page asks for before its first paint, as they follow one another. */
const run = /(?:<link rel="stylesheet" href="[^"]+">)+/;

/** The addresses of the style sheets that a page asks for before its first paint. */
export function sheetsOf(html: string): string[] {
	const [links = ""] = run.exec(html) ?? [];
	return [...links.matchAll(/href="([^"]+)"/g)].map(([, address = ""]) => address);
}

/** The text of several style sheets as one file beside the first of them, whose name changes with its content. */
export function oneSheet(
	sheets: readonly string[],
	textOf: (address: string) => string,
): { address: string; text: string } {
	const text = sheets.map(textOf).join("\n");
	const name = createHash("sha256").update(text).digest("base64url").slice(0, 8);
	const [first = "/_astro/"] = sheets;
	return { address: `${first.slice(0, first.lastIndexOf("/") + 1)}site.${name}.css`, text };
}

/** A page that asks for one style sheet where it began with `sheets`; what it has besides follows, as before. */
export function withOneSheet(html: string, sheets: readonly string[], address: string): string {
	const own = sheetsOf(html);
	if (sheets.length === 0 || sheets.some((sheet, at) => own[at] !== sheet)) return html;
	const links = [address, ...own.slice(sheets.length)].map((one) => `<link rel="stylesheet" href="${one}">`);
	return html.replace(run, () => links.join(""));
}
