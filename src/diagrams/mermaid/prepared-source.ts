import { parseColor } from "../finish/color-value.ts";
import { withoutDress } from "./label-text.ts";

/** An author's text as Mermaid is given it: with the same lines, and without what Mermaid would misread. */
export function preparedSource(source: string): string {
	const [, kind] = setsLabelsPlainly.exec(source) ?? [];
	return withHexColors(kind === undefined ? source : withKnownBreaks(kind, withoutDress(source)));
}

/** `<br/>` as the kind knows it, and as a space where it would be shown as it is. */
function withKnownBreaks(kind: string, source: string): string {
	if (kind === "sequenceDiagram") return source;
	const breaks = /<br\s*\/?>/gi;
	const lines = source.split("\n").map((line) => {
		const isBroken = kind === "timeline" || kind === "journey" || (kind === "gantt" && /^\s*section\b/.test(line));
		return line.replace(breaks, isBroken && !/^\s*title\b/.test(line) ? "<br>" : " ");
	});
	return lines.join("\n");
}

/** Mermaid parts styles at commas, also at those within `rgb(1, 2, 3)`: such colors are given to it as hex. */
function withHexColors(source: string): string {
	return source.replace(/^\s*(?:style|classDef|linkStyle)\b.*$/gim, (line) =>
		line.replace(/\b(?:rgb|hsl)a?\([^)]*\)/gi, (text) => {
			const color = parseColor(text.replaceAll("\\,", ",").toLowerCase());
			const parts = color?.map((part, at) =>
				Math.round(at === 3 ? part * 255 : part)
					.toString(16)
					.padStart(2, "0"),
			);
			return parts ? `#${(parts[3] === "ff" ? parts.slice(0, 3) : parts).join("")}` : text;
		}),
	);
}

/** The kinds whose labels do not pass through Mermaid's `createText`, and would show HTML as its source. */
const setsLabelsPlainly =
	/^(?:---\n[\s\S]*?\n---\n|\s+|%%.*(?:\n|$))*(sequenceDiagram|pie|gantt|timeline|journey|quadrantChart|xychart|packet|radar|treemap|gitGraph)/;
