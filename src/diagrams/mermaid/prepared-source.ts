import { parseColor } from "../finish/color-value.ts";
import { decodeEntities } from "../finish/entities.ts";
import { withoutDress } from "./label-text.ts";
import { plainText } from "./plain-text.ts";

/** An author's text as Mermaid is given it: with the same lines, and without what Mermaid would misread. */
export function preparedSource(written: string): string {
	const source = written.replace(otherBreak, "<br/>");
	const [, kind] = setsLabelsPlainly.exec(source) ?? [];
	return withHexColors(withKnownCodes(kind === undefined ? source : withKnownBreaks(kind, withoutDress(source))));
}

/** The name and the description for screen readers that a text has, of a kind whose grammar knows neither; empty without. */
export function spokenIn(source: string): { title: string; description: string } {
	const spoken = takesSpokenForNodes.test(source) ? [...source.matchAll(spokenLines)] : [];
	const last = (name: string) => {
		const [, , line, block] = spoken.findLast(([, found]) => found === name) ?? [];
		return plainText(line ?? block ?? "");
	};
	return { title: last("Title"), description: last("Descr") };
}

/** Those kinds would draw both as nodes, or refuse them: as comments they leave every other line in its place. */
export const withoutSpoken = (source: string): string =>
	takesSpokenForNodes.test(source) ? source.replace(spokenLines, (lines) => lines.replace(/^/gm, "%% ")) : source;

const spokenLines = /^[ \t]*acc(Title|Descr)[ \t]*(?::[ \t]*(.*)|\{([^}]*)\}[ \t]*)$/gm;

const takesSpokenForNodes = /^(?:---\n[\s\S]*?\n---\n|\s+|%%.*(?:\n|$))*(?:mindmap|kanban)\b/;

/** What a browser reads as a line break, too, and Mermaid as text: `</br>`, `<br \>`, one with an attribute. */
const otherBreak = /<(?:\/br\b[^<>]*|br\s+[^\s/<>][^<>]*|br\\)>/gi;

/**
 * Entities of HTML as Mermaid's own codes (`#amp;`, `#9829;`). Of a number Mermaid would leave the `&` in front of the sign, and in some
 * kinds the `;` of a name ends the line.
 */
function withKnownCodes(source: string): string {
	const isEnded = endsLinesAtSemicolons.test(source);
	const lines = source.split("\n").map((line) => {
		if (!line.includes("&") || /^\s*(?:click|links?|href|callback)\b/i.test(line)) return line;
		return line.replace(
			/&#(?:(\d+)|x([\da-f]+));|&(\w+);/gi,
			(entity, decimal?: string, hex?: string, name?: string) => {
				if (decimal ?? hex) return `#${decimal ?? Number.parseInt(hex ?? "", 16)};`;
				return isEnded && decodeEntities(entity) !== entity ? `#${name};` : entity;
			},
		);
	});
	return lines.join("\n");
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

/** The kinds in which a line ends at a semicolon within a text. */
const endsLinesAtSemicolons =
	/^(?:---\n[\s\S]*?\n---\n|\s+|%%.*(?:\n|$))*(?:sequenceDiagram|stateDiagram|classDiagram|journey|quadrantChart)/;
