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

/** The state of the picture at a path. Its ends are looked at alone: to draw it would take as long as a build does. */
export function stateOfPicture(path: string): PictureState {
	const bytes = readFileSync(path);
	const wanted = beginnings.find(([name]) => name.test(path))?.[1];
	if (wanted && !wanted.test(bytes.toString("latin1", 0, looked))) return "of another kind";
	return isWhole(path, bytes) ? "whole" : "cut off";
}
