import { type Answers, manyLines } from "#program/application/application-fields.ts";

/**
 * The answers that the form begins with: those of the draft, those that a new link fills in, and what was typed before script took
 * over. Of a text of several lines nothing displaces what the draft has: it gets the lines that it has not.
 */
export function joinedAnswers(draft: Answers, fromLink: Answers, typed: Answers): Answers {
	const joined = { ...draft, ...fromLink, ...typed };
	for (const name of manyLines) {
		const [written, added] = [draft[name], typed[name] ?? fromLink[name]];
		if (typeof written === "string" && typeof added === "string")
			Object.assign(joined, { [name]: withLines(written, added) });
	}
	return joined;
}

function withLines(written: string, added: string): string {
	const known = new Set(written.split("\n").map((line) => line.trim()));
	return [written, ...added.split("\n").filter((line) => !known.has(line.trim()))].join("\n");
}
