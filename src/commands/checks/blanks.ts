import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { factsFolder } from "#build/read-program.ts";
import type { Check, Finding } from "./finding.ts";

/** Values of the facts that are not known yet: pages leave them out until they are filled in. */
export const blanks: Check = {
	name: "Blanks",
	find: (root) =>
		readdirSync(join(root, factsFolder))
			.filter((file) => file.endsWith(".yaml"))
			.flatMap((file) => blanksOf(`${factsFolder}/${file}`, readFileSync(join(root, factsFolder, file), "utf8"))),
};

function blanksOf(file: string, text: string): Finding[] {
	return text.split("\n").flatMap((line, at, lines) => {
		const key = /^\s*(?:- )?(\w+):\s*null\s*$/.exec(line)?.[1];
		// `for` and `weeks` are null where there is nothing to say.
		if (!key || key === "for" || key === "weeks") return [];
		return [
			{
				file,
				line: at + 1,
				sentence: `${key}${ownerOf(lines, at)} is not filled in yet.`,
				remedy: "Write the value in place of null once it is known.",
				level: "note" as const,
			},
		];
	});
}

/** Whose value it is, from the line above: " of Partnership Director". */
function ownerOf(lines: readonly string[], at: number): string {
	const owner = /^\s*-? ?(?:role|title): (.+)$/.exec(lines[at - 1] ?? "")?.[1];
	return owner ? ` of ${owner}` : "";
}
