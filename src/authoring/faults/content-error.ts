import type { Fault } from "./fault.ts";
import { inWords } from "./words.ts";

/** What people wrote cannot be used. The message names every fault in words, for where only a message is shown. */
export class ContentError extends Error {
	override name = "ContentError";
	readonly faults: readonly Fault[];
	constructor(faults: readonly Fault[]) {
		super(faults.map(inWords).join("\n"));
		this.faults = faults;
	}
}

/** Throws for one fault, where faults are not collected. */
export function stop(fault: Fault): never {
	throw new ContentError([fault]);
}

/** The faults of the `ContentError` that `read` throws; none when it succeeds. */
export function faultsOfReading(read: () => unknown): readonly Fault[] {
	try {
		read();
		return [];
	} catch (error) {
		if (error instanceof ContentError) return error.faults;
		throw error;
	}
}
