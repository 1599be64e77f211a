import { pathToFileURL } from "node:url";
import { markdownToHtml } from "satteri";
import type { Fault } from "#authoring/faults/fault.ts";
import { sentenceOf } from "#authoring/faults/words.ts";
import { mermaidFences } from "#authoring/pages/mermaid-fences.ts";

/** A diagram as the page would show it, or what is wrong with its text. */
export type Drawing = { html: string } | { complaint: string };

/** Draws Mermaid text in the way the build does. `meta` is what stands on its fence: title, description, `fit=none`. */
export async function draw(root: string, text: string, meta: string): Promise<Drawing> {
	const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
	const found: Fault[] = [];
	const { html } = await markdownToHtml(`${fence}mermaid ${meta}\n${text}\n${fence}\n`, {
		mdastPlugins: [mermaidFences(pathToFileURL(`${root}/`), (fault) => found.push(fault))],
		fileURL: pathToFileURL(`${root}/content/diagram.mdx`),
	});
	const [fault] = found;
	return fault ? { complaint: sentenceOf(fault.problem) } : { html };
}
