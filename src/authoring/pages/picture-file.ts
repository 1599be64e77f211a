import { closeSync, openSync, readSync } from "node:fs";

/** How files of each kind of picture begin; an SVG is text that has its tag, with its size. */
const beginnings: readonly (readonly [RegExp, RegExp])[] = [
	[/\.png$/i, /^\x89PNG\r\n/],
	[/\.jpe?g$/i, /^\xff\xd8\xff/],
	[/\.gif$/i, /^GIF8/],
	[/\.webp$/i, /^RIFF[\s\S]{4}WEBP/],
	[/\.avif$/i, /^[\s\S]{4}ftyp(?:avif|avis|mif1)/],
	// The build makes room for it by its size.
	[/\.svg$/i, /<svg\b[^>]*\s(?:viewBox\s*=|width\s*=\s*["']\d[\d.]*[a-z]*["'])/i],
];

/** So many bytes show of which kind a picture is; an SVG may have a note before its tag. */
const looked = 65_536;

/** Whether the file at a path is a picture of the kind that its name says: one that was renamed is none, nor is one that came only in part. */
export function isPictureOfItsName(path: string): boolean {
	const bytes = Buffer.alloc(looked);
	const file = openSync(path, "r");
	try {
		const text = bytes.toString("latin1", 0, readSync(file, bytes, 0, looked, 0));
		const wanted = beginnings.find(([name]) => name.test(path))?.[1];
		return wanted === undefined || wanted.test(text);
	} finally {
		closeSync(file);
	}
}
