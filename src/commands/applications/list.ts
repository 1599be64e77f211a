import { readApplications } from "#endpoint/store/read-applications.ts";
import type { Store, StoredApplication } from "#endpoint/store/store.ts";
import { type Options, selectionFrom } from "./arguments.ts";
import type { Answer } from "./output.ts";
import { hasWords } from "./search.ts";
import { listed, noneListed } from "./text.ts";

/** A line an application, written as they are read. Throws `Refused` for an option that cannot be read. */
export function listOf(store: Store, options: Options): Answer {
	const { filter, words, limit } = selectionFrom(options);
	const isWhole = filter.since === undefined && filter.tier === undefined && words.length === 0;
	let shown = 0;
	let more = false;
	async function* lines(): AsyncGenerator<string, void> {
		for await (const application of withWords(readApplications(store, filter), words)) {
			more = shown === limit;
			if (more) return;
			shown++;
			yield `${listed(application)}\n`;
		}
		if (shown === 0) yield `${noneListed({ held: filter.held, isWhole })}\n`;
	}
	return {
		text: lines(),
		end: () => ({ remarks: more ? ["There are more; list them with a higher --limit, or a later --since."] : [] }),
	};
}

async function* withWords(
	applications: AsyncIterable<StoredApplication>,
	words: readonly string[],
): AsyncGenerator<StoredApplication, void> {
	for await (const application of applications) if (hasWords(application, words)) yield application;
}
