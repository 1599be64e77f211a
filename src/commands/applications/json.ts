import type { StoredApplication } from "#endpoint/store/store.ts";
import { recordOf } from "#endpoint/store/stored-application.ts";

/** Applications as one JSON list, indented by tabs. */
export async function* writeJson(applications: AsyncIterable<StoredApplication>): AsyncGenerator<string, void> {
	let before = "[\n";
	for await (const application of applications) {
		yield `${before}\t${JSON.stringify(recordOf(application), null, "\t").replaceAll("\n", "\n\t")}`;
		before = ",\n";
	}
	yield before === "[\n" ? "[]\n" : "\n]\n";
}
