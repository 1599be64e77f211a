import { realpathSync, statSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import type { Settings } from "#endpoint/settings.ts";
import { readApplications } from "#endpoint/store/read-applications.ts";
import { isOfDatabase } from "#endpoint/store/sqlite/connection.ts";
import type { Store, StoredApplication } from "#endpoint/store/store.ts";
import { type Options, Refused } from "./arguments.ts";
import { writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";
import type { Answer } from "./output.ts";
import { workbookOf } from "./workbook.ts";
import { TooLargeToZip } from "./zip.ts";

/**
 * All applications that are not held, in a format, to standard output or into a file. What cannot be read is named and left out, and
 * the exit code is 1. Throws `Refused` when the options do not fit or the file cannot be written.
 */
export async function exportOf(store: Store, { database }: Settings, { format, output }: Options): Promise<Answer> {
	if (output !== undefined && database.kind === "sqlite" && isOfDatabase(output, database.path)) {
		throw new Refused(`${output} is the database itself: name another file.`);
	}
	let count = 0;
	const setAside: string[] = [];
	const readable = withoutUnreadable(
		readApplications(store, { held: false }),
		() => count++,
		({ reference, unreadable }) => setAside.push(`${reference} is not in the export: ${unreadable}.`),
	);
	const end = () => ({ code: setAside.length > 0 ? 1 : 0, remarks: setAside });
	if (format === "xlsx") {
		if (output === undefined) throw new Refused("Say into which file: --output applications.xlsx.");
		await write(output, workbookOf(readable));
	} else if (format === "csv" || format === "json") {
		const text = format === "csv" ? writeCsv(readable, { saysSeparator: output !== undefined }) : writeJson(readable);
		if (output === undefined) return { text, end };
		await write(output, text);
	} else throw new Refused("Say which format: --format csv, --format xlsx or --format json.");
	return { text: `${count === 1 ? "1 application is" : `${count} applications are`} in ${output}.`, end };
}

/**
 * Personal data: only the user who made the file can read it, whoever could read the one that was there. That one stays until the new one
 * is whole. What is no file, such as a pipe, is written to.
 */
async function write(path: string, content: AsyncIterable<string | Uint8Array>): Promise<void> {
	try {
		const former = statSync(path, { throwIfNoEntry: false });
		if (former && !former.isFile()) return await writeFile(path, content);
		const place = former ? realpathSync(path) : path;
		const unfinished = `${place}.unfinished`;
		try {
			await rm(unfinished, { force: true });
			await writeFile(unfinished, content, { mode: 0o600, flag: "wx" });
			await rename(unfinished, place);
		} finally {
			await rm(unfinished, { force: true });
		}
	} catch (error) {
		if (error instanceof TooLargeToZip) throw new Refused(`${error.message} Take --format csv.`);
		if (!(error instanceof Error && "syscall" in error)) throw error;
		throw new Refused(`${path} cannot be written: ${error.message}.`);
	}
}

async function* withoutUnreadable(
	applications: AsyncIterable<StoredApplication>,
	counted: () => void,
	setAside: (application: StoredApplication) => void,
): AsyncGenerator<StoredApplication, void> {
	for await (const application of applications) {
		if (application.unreadable === undefined) {
			counted();
			yield application;
		} else setAside(application);
	}
}
