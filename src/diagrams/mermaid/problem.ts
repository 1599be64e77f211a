/** Where a diagram's text is written. */
export interface DiagramPlace {
	/** Path of the page as authors know it. */
	file: string;
	/** Line of the page that has the diagram's first line, counted from 1. */
	line: number;
}

/** What is wrong with a diagram, before it is known where the diagram is written. */
export interface Refusal {
	/** One sentence: what is wrong and what to do. */
	sentence: string;
	/** Line within the diagram, counted from 1; null when the whole diagram is meant. */
	line: number | null;
	/** The renderer's own message, when it has more detail. */
	reason: string | null;
}

/** A diagram that is refused. The message has file, line, the offending line and the reason, for people. */
export class DiagramProblem extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal, source: string, place: DiagramPlace | null) {
		super(inWords(refusal, source, place));
		this.name = "DiagramProblem";
		this.refusal = refusal;
	}
}

/** The same problem, with the place of the diagram in a page. */
export function placed(problem: DiagramProblem, source: string, place: DiagramPlace): DiagramProblem {
	return new DiagramProblem(problem.refusal, source, place);
}

function inWords({ sentence, line, reason }: Refusal, source: string, place: DiagramPlace | null): string {
	const at = line ?? 1;
	const offending = line === null ? null : (source.split("\n")[line - 1] ?? "").trim();
	return [
		`${place ? `${place.file}:${place.line + at - 1}: ` : ""}${sentence}`,
		offending ? `  line ${at} of the diagram: ${offending}` : "",
		reason ? `  Mermaid: ${reason}` : "",
	]
		.filter(Boolean)
		.join("\n");
}

/** Reads what Mermaid threw: its line, when it names one, and its reason in one line. */
export function refusalOf(error: unknown, source: string): Refusal {
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof Error && error.name === "YAMLException") return frontMatterRefusal(message);
	const undated = undatedRefusal(error, source);
	if (undated) return undated;
	const line = sourceLine(/\bline:? (\d+)/i.exec(message)?.[1], source);
	const reason = reasonIn(message);
	const open = reason.startsWith("Expecting 'SQE'") ? lineOfOpenBracket(source, line) : null;
	return {
		sentence:
			open === null
				? "This diagram is not valid Mermaid. Correct the line below."
				: "This diagram is not valid Mermaid: a bracket opens on the line below and does not close.",
		line: open ?? line,
		reason,
	};
}

/** A task of a Gantt chart that no day can be found for; Mermaid would take the day of the build (patches/charts.ts). */
function undatedRefusal(error: unknown, source: string): Refusal | null {
	if (!(error instanceof Error) || !/^(?:UnknownTask|TaskWithoutDay)$/.test(error.name)) return null;
	const named = error.message.trim();
	const isUnknown = error.name === "UnknownTask";
	const at = source
		.split("\n")
		.findIndex((line) =>
			isUnknown ? /\b(?:after|until)\s/.test(line) && line.split(/[\s,]+/).includes(named) : line.includes(named),
		);
	return {
		sentence: isUnknown
			? `A task of this chart begins or ends with “${named}”, and no task has that id. Give it to one: Task :${named}, 2026-01-01, 3d.`
			: `“${named}” has no day to begin on. Write one behind its colon: ${named} :2026-01-01, 3d.`,
		line: at < 0 ? null : at + 1,
		reason: null,
	};
}

/** The reader of YAML counts from the line behind the first `---`, and names the place as `(line:column)`. */
function frontMatterRefusal(message: string): Refusal {
	const [reason = message] = message.split("\n");
	return {
		sentence:
			"The front matter of this diagram cannot be read. Put a value that has a colon in it into quotation marks.",
		line: Number(/\((\d+):\d+\)/.exec(reason)?.[1] ?? 0) + 1,
		reason: null,
	};
}

/**
 * The nearest line, up to the one that Mermaid names, with more brackets that open than close. Mermaid reads on past its end and
 * lists every bracket that it would have taken (SQE is the square one’s end).
 */
function lineOfOpenBracket(source: string, named: number): number | null {
	const count = (text: string, signs: RegExp) => text.match(signs)?.length ?? 0;
	const at = source
		.split("\n")
		.slice(0, named)
		.findLastIndex((text) => count(text, /[[({]/g) > count(text, /[\])}]/g));
	return at < 0 ? null : at + 1;
}

/**
 * The line of the author's text for a line that Mermaid names. Mermaid counts without comments and front matter; an
 * error at the end of a line or text is named on the blank line after it.
 */
function sourceLine(named: string | undefined, source: string): number {
	const lines = source.split("\n");
	const inFrontMatter = (source.match(/^\s*---[ \t]*\n[\s\S]*?\n\s*---[ \t]*\n/)?.[0].split("\n").length ?? 1) - 1;
	const counted = lines.flatMap((text, at) => (at < inFrontMatter || /^\s*%%(?!\{)/.test(text) ? [] : [at]));
	const first = counted.findIndex((at) => lines[at]?.trim());
	const read = counted.slice(Math.max(first, 0));
	let at = Math.min(Math.max(Number(named ?? 1), 1), read.length) - 1;
	while (at > 0 && !lines[read[at] ?? 0]?.trim()) at--;
	return (read[at] ?? 0) + 1;
}

function reasonIn(message: string): string {
	const expected = /Expecting .*/s.exec(message)?.[0].replace(/\s+/g, " ").trim();
	const first = message
		.split("\n")
		.map((line) => line.trim())
		.find((line) => line && !/^-+\^?$/.test(line));
	const text = expected && /^(Parse|Lexical) error/.test(message) ? expected : (first ?? message);
	return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
