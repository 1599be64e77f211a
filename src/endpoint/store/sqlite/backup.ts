// A copy of a SQLite database that is right while a server writes to it, and the way back.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { missingMigrations } from "#endpoint/store/migrations.ts";
import { createPrivately, isOfDatabase, ranMigrations, saysBusy } from "./connection.ts";

/** A backup or a restore cannot be done; the message has the reason and what to do. Nothing was changed. */
export class BackupRefused extends Error {}

/** All pages in one step, from one state of the database: in several, every write meanwhile would start it anew. */
const inOneStep = { rate: 0x7fffffff };

/** Writes a copy of the database at `path` to a file that does not exist yet, as it is at one moment. Throws `BackupRefused`. */
export async function writeBackup(path: string, file: string): Promise<void> {
	if (!existsSync(path)) throw new BackupRefused(`There is no database file ${resolve(path)}.`);
	if (existsSync(file))
		throw new BackupRefused(`${file} exists already: name a file that does not, nothing is overwritten.`);
	const unfinished = `${file}.unfinished`;
	try {
		rmSync(unfinished, { force: true });
		createPrivately(resolve(unfinished));
		const source = new DatabaseSync(path, { readOnly: true });
		try {
			await backup(source, unfinished, inOneStep);
		} finally {
			source.close();
		}
		finish(unfinished);
		// Unlike a renaming, this fails when somebody has made the file meanwhile.
		linkSync(unfinished, file);
	} catch (error) {
		throw new BackupRefused(`The backup could not be written to ${file}: ${messageOf(error)}.`);
	} finally {
		rmSync(unfinished, { force: true });
	}
}

/**
 * Puts a backup in the place of the database at `path`, which no process may have open. What was there is written to `former`
 * before, when it had applications; whether it had. Throws `BackupRefused`.
 */
export async function restoreBackup(file: string, path: string, former: string): Promise<{ keptFormer: boolean }> {
	if (!existsSync(file)) throw new BackupRefused(`There is no file ${file}.`);
	if (isOfDatabase(file, path)) throw new BackupRefused(`${file} is the database itself: name a backup of it.`);
	const source = openBackup(file);
	try {
		createPrivately(resolve(path));
		const hadApplications = prepareForRestore(path);
		if (hadApplications) await writeBackup(path, former);
		await backup(source, path, inOneStep);
		return { keptFormer: hadApplications };
	} catch (error) {
		if (saysBusy(error)) throw new BackupRefused(openElsewhere(path));
		throw error;
	} finally {
		source.close();
	}
}

/** A backup that is whole, of this program, and of no newer version. Throws `BackupRefused`, or `StoreMismatch`. */
function openBackup(file: string): DatabaseSync {
	const source = new DatabaseSync(file, { readOnly: true });
	try {
		const check = source.prepare("PRAGMA integrity_check(1)").get()?.integrity_check;
		if (check !== "ok") throw new BackupRefused(`${file} is damaged (${check}): take another backup.`);
		const ran = ranMigrations(source);
		const hasTable = source.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'applications'").get() !== undefined;
		if (ran.length === 0 || !hasTable) throw new BackupRefused(`${file} is a database, but not one of applications.`);
		missingMigrations("sqlite", ran);
		return source;
	} catch (error) {
		source.close();
		if (error instanceof Error && "errcode" in error) {
			throw new BackupRefused(`${file} cannot be read as a database (${messageOf(error)}): take another backup.`);
		}
		throw error;
	}
}

/** Whether the database has applications. Leaving the log's mode succeeds only while no other process has it open. */
function prepareForRestore(path: string): boolean {
	const target = new DatabaseSync(path, { timeout: 0 });
	try {
		const mode = target.prepare("PRAGMA journal_mode = DELETE").get()?.journal_mode;
		if (mode !== "delete") throw new BackupRefused(openElsewhere(path));
		const isMade = target.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'applications'").get() !== undefined;
		return isMade && target.prepare("SELECT 1 FROM applications LIMIT 1").get() !== undefined;
	} finally {
		target.close();
	}
}

function openElsewhere(path: string): string {
	return `${path} is open in another process: stop the server, restore, and start it again.`;
}

/** Makes the copy one file without a log beside it, checks it, and brings it to the disk. */
function finish(file: string) {
	const copy = new DatabaseSync(file);
	try {
		copy.exec("PRAGMA journal_mode = DELETE");
		const check = copy.prepare("PRAGMA quick_check(1)").get()?.quick_check;
		if (check !== "ok") throw new Error(String(check));
	} finally {
		copy.close();
	}
	const handle = openSync(file, "r");
	fsyncSync(handle);
	closeSync(handle);
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : "unknown";
}
