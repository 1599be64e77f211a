import { readFileSync } from "node:fs";
import { isWhole } from "./picture-end.ts";

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

/** What a file is that is shown as a picture: of the kind that its name says, of another kind or none, or one that came only in part. */
export type PictureState = "whole" | "of another kind" | "cut off";

/** The state of a picture that the build makes smaller. Its ends are looked at alone: to draw it would take as long as a build does. */
export function stateOfPicture(path: string): PictureState {
	const bytes = readFileSync(path);
	if (!beginsAs(path, bytes)) return "of another kind";
	return isWhole(path, bytes) ? "whole" : "cut off";
}

/** The state of a picture that browsers get as it is: whatever its name says, they go by how it begins, and an SVG needs no size. */
export function stateAsServed(path: string): PictureState {
	const bytes = readFileSync(path);
	const name = /\.svg$/i.test(path) ? path : drawn.find((one) => beginsAs(one, bytes));
	if (!name || (name === path && !/<(?:\w+:)?svg\b/i.test(beginningOf(bytes)))) return "of another kind";
	return isWhole(name, bytes) ? "whole" : "cut off";
}

/** A name for each kind of picture that is no text. */
const drawn = [".png", ".jpg", ".gif", ".webp", ".avif"];

function beginsAs(name: string, bytes: Buffer): boolean {
	return beginnings.find(([kind]) => kind.test(name))?.[1].test(beginningOf(bytes)) ?? true;
}

function beginningOf(bytes: Buffer): string {
	return bytes.toString("latin1", 0, looked);
}
