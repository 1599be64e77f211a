import type { Finding } from "#authoring/faults/words.ts";

type Details = Readonly<Record<string, unknown>> & { readonly findings?: readonly Finding[] };

/** A request that is answered with a sentence for the editor's user. `details` name what the page does about it. */
export class Refusal extends Error {
	override name = "Refusal";
	readonly status: number;
	readonly details: Details;
	constructor(status: number, sentence: string, details: Details = {}) {
		super(sentence);
		this.status = status;
		this.details = details;
	}

	/** The faults found by the checks that prevent it; none where something else does. */
	get findings(): readonly Finding[] {
		return this.details.findings ?? [];
	}
}
